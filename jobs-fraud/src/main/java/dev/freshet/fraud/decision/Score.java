/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.decision;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Scores are decimals from 0 to 1 with at most six places, rounded half-even, and without zeros at their end: what is published
 * is what was compared, so that whoever reads a decision comes to the same outcome.
 */
final class Score {

    static final int DECIMALS = 6;

    private Score() {}

    static BigDecimal of(BigDecimal number) {
        BigDecimal rounded = number.min(BigDecimal.ONE)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
