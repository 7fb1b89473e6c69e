/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AmountHistoryTest {

    @Test
    void theFirstAmountIsTheMean() {
        AmountHistory history = AmountHistory.NONE.plus(new BigDecimal("7.50"), 0.1);

        assertThat(history).isEqualTo(new AmountHistory(1, Math.log(7.5), 0));
    }

    @Test
    void nothingHasNoLogarithmAndIsPassedOver() {
        AmountHistory history = AmountHistory.NONE.plus(BigDecimal.TEN, 0.1);

        assertThat(history.plus(BigDecimal.ZERO, 0.1)).isEqualTo(history);
    }

    /** Each amount counts w · (1 − w)^(how many are newer), and the first what is left of 1. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void isTheWeightedMeanAndVarianceOfAllAmounts(long seed) {
        Random random = new Random(seed);
        double newest = 0.01 + 0.5 * random.nextDouble();
        AmountHistory history = AmountHistory.NONE;
        List<Double> logarithms = new ArrayList<>();
        for (int number = 0; number < 200; number++) {
            BigDecimal amount = BigDecimal.valueOf(1 + random.nextInt(1_000_000), 2);
            history = history.plus(amount, newest);
            logarithms.add(Math.log(amount.doubleValue()));

            double mean = 0;
            double squares = 0;
            for (int each = 0; each <= number; each++) {
                double weight = Math.pow(1 - newest, number - each) * (each == 0 ? 1 : newest);
                mean += weight * logarithms.get(each);
                squares += weight * logarithms.get(each) * logarithms.get(each);
            }
            assertThat(history.mean()).as("seed %d", seed).isCloseTo(mean, within(1e-9));
            assertThat(history.variance()).as("seed %d", seed).isCloseTo(squares - mean * mean, within(1e-9));
        }
    }
}
