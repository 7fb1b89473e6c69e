/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import java.util.ArrayList;
import java.util.List;

/**
 * What an item has drawn, by half-life. All of it is whole numbers: {@link #plus} is associative and commutative, and what is
 * taken back is gone as if it had never been.
 *
 * @param periods by number, none with zeros only
 */
public record Attention(List<AttentionPeriod> periods) {

    static final Attention NONE = new Attention(List.of());

    /** @param sign +1, or −1 of an event that is taken back */
    static Attention of(Interest interest, long time, int sign, HalfLife halfLife) {
        return new Attention(
                List.of(AttentionPeriod.of(halfLife.period(time), interest, sign * halfLife.growth(time))));
    }

    Attention plus(Attention other) {
        List<AttentionPeriod> sum = new ArrayList<>(periods.size() + other.periods.size());
        int mine = 0;
        int theirs = 0;
        while (mine < periods.size() || theirs < other.periods.size()) {
            long nextOfMine = numberAt(periods, mine);
            long nextOfTheirs = numberAt(other.periods, theirs);
            if (nextOfMine < nextOfTheirs) {
                sum.add(periods.get(mine++));
            } else if (nextOfMine > nextOfTheirs) {
                sum.add(other.periods.get(theirs++));
            } else {
                AttentionPeriod both = periods.get(mine++).plus(other.periods.get(theirs++));
                if (!both.isZero()) {
                    sum.add(both);
                }
            }
        }
        return new Attention(sum);
    }

    private static long numberAt(List<AttentionPeriod> periods, int index) {
        return index < periods.size() ? periods.get(index).number() : Long.MAX_VALUE;
    }

    /** Without the periods before one. */
    Attention since(long number) {
        if (isNothing() || periods.get(0).number() >= number) {
            return this;
        }
        return new Attention(new ArrayList<>(
                periods.stream().filter(each -> each.number() >= number).toList()));
    }

    boolean isNothing() {
        return periods.isEmpty();
    }

    /**
     * The same under another half-life. Of each former period only the sum is known, so all of it is taken to have happened at
     * the period's start, where the sum is what it is worth.
     */
    Attention rescaled(HalfLife former, HalfLife now) {
        Attention rescaled = NONE;
        for (AttentionPeriod each : periods) {
            long start = each.number() * former.millis();
            rescaled = rescaled.plus(new Attention(List.of(each.rescaled(now.period(start), now.growthFactor(start)))));
        }
        return rescaled;
    }
}
