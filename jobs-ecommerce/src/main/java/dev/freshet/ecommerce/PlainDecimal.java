/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import java.math.BigDecimal;

/** One form for each number, so that equal figures are equal records and equal text: 12.50 and 12.5 are both 12.5. */
public final class PlainDecimal {

    private PlainDecimal() {}

    public static BigDecimal of(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
