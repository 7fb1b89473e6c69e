/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import dev.freshet.ecommerce.PlainDecimal;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many units a day are bought, as a mean that forgets: a purchase counts half as much after every half-life.
 *
 * <p>As of a time T, the mean is Σ units · 2^(−age / half-life) over ∫ 2^(−age / half-life), the integral in days over the time
 * for which the item was watched there, and at least a day: an item that is new sells as fast as it has sold so far, and not as
 * if nobody had wanted it before. Purchases of {@value #PERIODS} half-lives ago and more count no longer.
 *
 * <p>Exponentially decayed sums of floating-point numbers depend on the order of the addition, and these may not. Therefore a
 * purchase is weighted by 2^(its part of the half-life that it is in), once and in whole numbers, and added to that half-life's
 * sum; from one half-life to the next, weights differ by a factor of two, which is exact. The weights are right to one part
 * in a million.
 */
record SalesRate(Duration halfLife) implements Serializable {

    static final int PERIODS = 20;

    /** Weights are multiples of 1 / this. A sum would overflow at 4 · 10^12 units in a half-life. */
    private static final double WEIGHT_UNIT = 1 << 20;

    private static final int RATE_SCALE = 6;
    private static final int COVER_SCALE = 2;
    private static final double DAY_MILLIS = Duration.ofDays(1).toMillis();

    SalesRate {
        if (halfLife.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "the half-life of the sales rate must be at least a millisecond, but is " + halfLife);
        }
    }

    /**
     * The tally of one purchase; with negative units, of one that is taken back.
     *
     * @param time of the purchase, epoch milliseconds
     * @param units 0 of a purchase that is known and does not count
     */
    SalesTally tally(long time, long units) {
        Map<Long, Long> periods = new TreeMap<>();
        if (units != 0) {
            periods.put(period(time), units * Math.round(growth(time) * WEIGHT_UNIT));
        }
        return new SalesTally(halfLife.toMillis(), time, time, periods);
    }

    /** Both together; associative and commutative. One by another half-life counts as nothing. */
    SalesTally plus(SalesTally one, SalesTally other) {
        SalesTally known = ofThisHalfLife(one);
        SalesTally more = ofThisHalfLife(other);
        long newest = Math.max(known.newest(), more.newest());
        Map<Long, Long> periods = new TreeMap<>(known.periods());
        more.periods().forEach((period, weighted) -> periods.merge(period, weighted, Long::sum));
        periods.entrySet().removeIf(sum -> sum.getValue() == 0 || sum.getKey() <= period(newest) - PERIODS);
        return new SalesTally(halfLife.toMillis(), Math.min(known.oldest(), more.oldest()), newest, periods);
    }

    private SalesTally ofThisHalfLife(SalesTally tally) {
        return tally.halfLifeMillis() == halfLife.toMillis() ? tally : SalesTally.NOTHING;
    }

    /**
     * Units a day.
     *
     * @param since from when on the item was watched, epoch milliseconds
     * @param asOf not before the newest purchase, epoch milliseconds
     * @return with at most {@value #RATE_SCALE} decimal places, rounded half to even; null where that would be 0
     */
    @Nullable
    BigDecimal perDay(SalesTally tally, long since, long asOf) {
        if (tally.halfLifeMillis() != halfLife.toMillis()) {
            return null;
        }
        BigDecimal rate = BigDecimal.valueOf(decayed(tally, asOf) / observedDays(since, asOf))
                .setScale(RATE_SCALE, RoundingMode.HALF_EVEN);
        return rate.signum() > 0 ? PlainDecimal.of(rate) : null;
    }

    /** From when on, epoch milliseconds, nothing of a tally counts any more. */
    long forgottenAt(SalesTally tally) {
        return tally.newest() + PERIODS * halfLife.toMillis();
    }

    /**
     * How long what is available will last.
     *
     * @return days, with at most {@value #COVER_SCALE} decimal places, rounded half to even; 0 where nothing is available;
     *     null without a rate
     */
    static @Nullable BigDecimal daysOfCover(long available, @Nullable BigDecimal perDay) {
        if (perDay == null) {
            return null;
        }
        return PlainDecimal.of(
                BigDecimal.valueOf(Math.max(0, available)).divide(perDay, COVER_SCALE, RoundingMode.HALF_EVEN));
    }

    private double decayed(SalesTally tally, long asOf) {
        double sum = 0;
        for (Map.Entry<Long, Long> each : new TreeMap<>(tally.periods()).entrySet()) {
            long age = period(asOf) - each.getKey();
            if (age < PERIODS) {
                sum += each.getValue() * StrictMath.pow(2, (double) -age);
            }
        }
        return sum / WEIGHT_UNIT / growth(asOf);
    }

    private double observedDays(long since, long asOf) {
        double days = Math.max(1, (asOf - since) / DAY_MILLIS);
        double halfLifeDays = halfLife.toMillis() / DAY_MILLIS;
        return halfLifeDays / StrictMath.log(2) * (1 - StrictMath.pow(2, -days / halfLifeDays));
    }

    private long period(long time) {
        return Math.floorDiv(time, halfLife.toMillis());
    }

    /** From 1 at the beginning of a half-life to 2 at its end; the same on every machine. */
    private double growth(long time) {
        return StrictMath.pow(2, Math.floorMod(time, halfLife.toMillis()) / (double) halfLife.toMillis());
    }
}
