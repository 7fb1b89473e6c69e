/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import java.io.Serializable;

/**
 * Decay by half in every half-life, counted forwards: Graham Cormode, Vladislav Shkapenyuk, Divesh Srivastava and Bojian Xu,
 * "Forward Decay: A Practical Time Decay Model for Streaming Systems", ICDE 2009. An event counts by how far it is from a
 * landmark before it, 2^((t − landmark) / half-life); that never changes, so sums are kept and never touched, and divided by the
 * same of the time at which somebody asks.
 *
 * <p>Growing without end, such sums would overflow. So time is cut into periods of one half-life, and each event's landmark
 * is the start of its own: it counts from 1 to 2. Between landmarks lies a power of two, by which multiplying is exact, so moving from
 * one to the next rounds nothing.
 *
 * @param millis length of a half-life
 */
record HalfLife(long millis) implements Serializable {

    /** For how many periods an event counts: after that, at most 2^−39 of its weight is left. */
    static final int MEMORY = 40;

    /**
     * What 1 is in {@link #growth}, as a power of two. A sum of up to 2^32 events of one kind for an item and a half-life fits
     * into 63 bits, and each is right to 2^−31 of itself.
     */
    private static final int UNIT = 30;

    HalfLife {
        if (millis < 1) {
            throw new IllegalArgumentException("the half-life must be at least a millisecond, but is " + millis);
        }
    }

    /** The number of the period that a time, in epoch milliseconds, lies in. */
    long period(long time) {
        return Math.floorDiv(time, millis);
    }

    /**
     * What an event of this time, in epoch milliseconds, counts from the start of its period, in units of 2^−30: a whole
     * number, so that sums do not depend on the order of their summands.
     */
    long growth(long time) {
        return Math.round(growthFactor(time) * (1L << UNIT));
    }

    /** The same as a factor from 1 to 2. */
    double growthFactor(long time) {
        return StrictMath.pow(2, (double) Math.floorMod(time, millis) / millis);
    }

    /**
     * Σ weight · 2^(−age / half-life) as of a time, in epoch milliseconds, that no event is after; what is older than {@link
     * #MEMORY} periods counts nothing. Depends on the attention alone, not on how it came to be.
     */
    double score(Attention attention, InterestWeights weights, long asOf) {
        long current = period(asOf);
        double sum = 0;
        for (AttentionPeriod each : attention.periods()) {
            long age = current - each.number();
            if (age < MEMORY) {
                sum += Math.scalb(weights.of(each), (int) -age);
            }
        }
        return Math.scalb(sum, -UNIT) / growthFactor(asOf);
    }

    /** The first period that still counts as of a time, in epoch milliseconds. */
    long firstThatCounts(long asOf) {
        return period(asOf) - MEMORY + 1;
    }

    /** From when on, in epoch milliseconds, a period counts nothing. */
    long forgottenAt(long period) {
        return (period + MEMORY) * millis;
    }
}
