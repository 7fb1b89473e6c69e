/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Transactions of one currency, summed up.
 *
 * @param count of those that spend
 * @param spent of those that spend
 * @param returned of refunds and reversals
 * @param maximum of those that spend; null of none
 * @param oldest of all
 * @param newest of all
 * @param capped whether rows of them are not kept
 */
public record AmountTotal(
        long count,
        BigDecimal spent,
        BigDecimal returned,
        @Nullable BigDecimal maximum,
        Instant oldest,
        Instant newest,
        boolean capped) {

    static final AmountTotal NONE =
            new AmountTotal(0, BigDecimal.ZERO, BigDecimal.ZERO, null, Instant.MAX, Instant.MIN, false);

    static AmountTotal of(AmountRow row) {
        Instant at = row.moment().at();
        return row.spending()
                ? new AmountTotal(1, row.amount(), BigDecimal.ZERO, row.amount(), at, at, false)
                : new AmountTotal(0, BigDecimal.ZERO, row.amount(), null, at, at, false);
    }

    AmountTotal plus(AmountTotal other) {
        return new AmountTotal(
                count + other.count,
                spent.add(other.spent),
                returned.add(other.returned),
                greater(maximum, other.maximum),
                oldest.isBefore(other.oldest) ? oldest : other.oldest,
                newest.isAfter(other.newest) ? newest : other.newest,
                capped || other.capped);
    }

    AmountTotal capped(boolean isCapped) {
        return isCapped == capped ? this : new AmountTotal(count, spent, returned, maximum, oldest, newest, isCapped);
    }

    private static @Nullable BigDecimal greater(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.max(other);
    }
}
