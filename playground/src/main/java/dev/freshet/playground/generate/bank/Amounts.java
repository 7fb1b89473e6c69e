/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.bank;

import dev.freshet.playground.generate.simulation.Dice;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How much people spend. What one person spends at once differs by a factor of 4.5 at most from what is usual. */
final class Amounts {

    private static final double SPREAD = 1.5;
    private static final int SMALLEST_NOTE = 10;

    private final Dice dice;

    Amounts(Dice dice) {
        this.dice = dice;
    }

    BigDecimal usual(double middle) {
        return toTheCent(middle * StrictMath.exp(SPREAD * dice.bell()));
    }

    /** Two to three times the middle. */
    BigDecimal bill(double middle) {
        return toTheCent(middle * (2 + dice.fraction()));
    }

    /** About a bill, in notes. */
    BigDecimal cash(double middle) {
        long notes = Math.max(1, Math.round(middle * (2 + dice.fraction()) / SMALLEST_NOTE));
        return BigDecimal.valueOf(notes * SMALLEST_NOTE);
    }

    /** From {@code least} to {@code most} in the smallest unit. */
    BigDecimal between(int least, int most) {
        return BigDecimal.valueOf(dice.between(least, most), 2);
    }

    private static BigDecimal toTheCent(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP);
    }
}
