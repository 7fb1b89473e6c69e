/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import java.time.Instant;
import java.util.Comparator;

/** A step and when it was done. Steps of one instant come in the order of the funnel; the same step twice is once. */
public record StepAt(Instant time, FunnelStep step) implements Comparable<StepAt> {

    private static final Comparator<StepAt> ORDER =
            Comparator.comparing(StepAt::time).thenComparing(StepAt::step);

    @Override
    public int compareTo(StepAt other) {
        return ORDER.compare(this, other);
    }
}
