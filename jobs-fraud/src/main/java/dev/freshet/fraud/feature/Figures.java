/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** How figures are rounded and written: equal figures are equal as text, 12.50 and 12.5 are both 12.5. */
final class Figures {

    static final int AVERAGE_SCALE = 4;
    static final int SHARE_SCALE = 6;
    static final int LOGARITHM_SCALE = 6;

    private Figures() {}

    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Six decimals at most, half to even. */
    static BigDecimal rounded(double number) {
        return plain(new BigDecimal(number).setScale(LOGARITHM_SCALE, RoundingMode.HALF_EVEN));
    }

    static BigDecimal flag(boolean holds) {
        return holds ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    /** Rounded half to even; null of nothing. */
    static @Nullable BigDecimal average(BigDecimal sum, long count) {
        return quotient(sum, count, AVERAGE_SCALE);
    }

    /** Rounded half to even; null of nothing. */
    static @Nullable BigDecimal share(long part, long whole) {
        return quotient(BigDecimal.valueOf(part), whole, SHARE_SCALE);
    }

    private static @Nullable BigDecimal quotient(BigDecimal dividend, long divisor, int scale) {
        return divisor == 0 ? null : plain(dividend.divide(BigDecimal.valueOf(divisor), scale, RoundingMode.HALF_EVEN));
    }
}
