/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How many units a day are bought somewhere: Σ units · 2^(−age / 7 d) over ∫ 2^(−age / 7 d) since the first that is known of it.
 *
 * <p>Rows are compared to the last digit, so each purchase's weight is rounded as the job says that it rounds them: to whole
 * parts of 2^20, counted from the beginning of its week since 1970.
 */
final class SalesReference {

    private static final long WEEK = Duration.ofDays(7).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final double PARTS = 1 << 20;

    private record Sale(long time, long units) {}

    private final List<Sale> sales = new ArrayList<>();
    private long first = Long.MAX_VALUE;
    private long newest = Long.MIN_VALUE;

    /** @param units 0 of a purchase that does not count */
    void bought(Instant time, long units) {
        sales.add(new Sale(time.toEpochMilli(), units));
        moved(time);
    }

    void moved(Instant time) {
        first = Math.min(first, time.toEpochMilli());
        newest = Math.max(newest, time.toEpochMilli());
    }

    /** As of the newest that is known; 0 where nothing was bought. */
    BigDecimal perDay() {
        if (sales.isEmpty()) {
            return BigDecimal.ZERO;
        }
        double decayed = 0;
        for (Sale sale : sales) {
            double weight = Math.rint(PARTS * growth(sale.time)) * StrictMath.pow(2, week(sale.time) - week(newest));
            decayed += sale.units * weight;
        }
        double perDay = decayed / PARTS / growth(newest) / days();
        return BigDecimal.valueOf(perDay).setScale(6, RoundingMode.HALF_EVEN);
    }

    private double days() {
        double watched = Math.max(1, (newest - first) / (double) DAY);
        double week = WEEK / (double) DAY;
        return week / StrictMath.log(2) * (1 - StrictMath.pow(2, -watched / week));
    }

    private static double week(long time) {
        return Math.floorDiv(time, WEEK);
    }

    /** From 1 at the beginning of a week to 2 at its end. */
    private static double growth(long time) {
        return StrictMath.pow(2, Math.floorMod(time, WEEK) / (double) WEEK);
    }
}
