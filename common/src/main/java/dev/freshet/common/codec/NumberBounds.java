/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import dev.freshet.common.contract.Range;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The smallest and the largest number that the contract allows, both inclusive; the ends of {@code long} mean no bound. */
record NumberBounds(long minimum, long maximum) {

    static NumberBounds of(@Nullable Range range) {
        return range == null
                ? new NumberBounds(Long.MIN_VALUE, Long.MAX_VALUE)
                : new NumberBounds(range.minimum(), range.maximum());
    }

    boolean isBounded() {
        return hasMinimum() || hasMaximum();
    }

    boolean hasMinimum() {
        return minimum > Long.MIN_VALUE;
    }

    boolean hasMaximum() {
        return maximum < Long.MAX_VALUE;
    }

    boolean admits(long value) {
        return value >= minimum && value <= maximum;
    }

    boolean admits(double value) {
        return (!hasMinimum() || value >= minimum) && (!hasMaximum() || value <= maximum);
    }

    boolean admits(BigDecimal value) {
        if (!isBounded()) {
            return true;
        }
        // Zero is the usual bound, and the sign is cheaper than a comparison.
        boolean largeEnough =
                minimum == 0 ? value.signum() >= 0 : !hasMinimum() || value.compareTo(BigDecimal.valueOf(minimum)) >= 0;
        return largeEnough && (!hasMaximum() || value.compareTo(BigDecimal.valueOf(maximum)) <= 0);
    }

    Refusal refusal() {
        return Refusal.rule("must be " + this);
    }

    @Override
    public String toString() {
        if (!hasMaximum()) {
            return "at least " + minimum;
        }
        return hasMinimum() ? minimum + " to " + maximum : "at most " + maximum;
    }
}
