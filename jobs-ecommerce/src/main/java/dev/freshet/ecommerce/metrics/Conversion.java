/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.Range;
import dev.freshet.ecommerce.PlainDecimal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How often one thing led to another within a window, counted in events: the two need not be of the same shopper, and the
 * first may lie in an earlier window, so a rate above 1 is possible.
 *
 * <p>Rates have at most {@value #RATE_SCALE} decimal places, rounded half to even.
 *
 * @param rate numerator / denominator; absent when the denominator is 0
 * @param smoothedRate (n + α · p) / (d + α), p being the parent's rate in the same window: safe on small counts, because it
 *     begins at p and leaves it as evidence comes in. Absent while the parent has no rate
 */
public record Conversion(
        @Range(minimum = 0) long numerator,
        @Range(minimum = 0) long denominator,

        @Description("numerator / denominator, 6 decimals at most; absent where the denominator is 0.")
        @Range(minimum = 0)
        @Nullable
        BigDecimal rate,

        @Description(
                "The rate, drawn towards the parent's where counts are small; absent while the parent has no rate.")
        @Range(minimum = 0)
        @Nullable
        BigDecimal smoothedRate) {

    static final int RATE_SCALE = 6;

    static Conversion of(long numerator, long denominator) {
        return new Conversion(numerator, denominator, ratio(whole(numerator), whole(denominator)), null);
    }

    /** @param alpha weight of the parent's rate, in events */
    Conversion smoothed(Conversion parent, BigDecimal alpha) {
        if (parent.denominator == 0) {
            return new Conversion(numerator, denominator, rate, null);
        }
        // Both sides times the parent's denominator, so that only one division rounds.
        BigDecimal above =
                whole(numerator).multiply(whole(parent.denominator)).add(alpha.multiply(whole(parent.numerator)));
        BigDecimal below = whole(denominator).add(alpha).multiply(whole(parent.denominator));
        return new Conversion(numerator, denominator, rate, ratio(above, below));
    }

    private static BigDecimal whole(long count) {
        return BigDecimal.valueOf(count);
    }

    private static @Nullable BigDecimal ratio(BigDecimal numerator, BigDecimal denominator) {
        return denominator.signum() == 0
                ? null
                : PlainDecimal.of(numerator.divide(denominator, RATE_SCALE, RoundingMode.HALF_EVEN));
    }
}
