/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.fraud.feature.AmountHistory;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class AmountSpikeTest {

    private static final AmountSpike SPIKE = new AmountSpike(4, 10);

    /** Mean and deviation of the logarithm are 0 and 0.5: four deviations are e², 7.389. */
    private static final AmountHistory HISTORY = new AmountHistory(10, 0, 0.25);

    @Test
    void isSpikeWhatIsMoreDeviationsAboveTheMean() {
        assertThat(SPIKE.isSpike(new BigDecimal("7.39"), HISTORY)).isTrue();
        assertThat(SPIKE.isSpike(new BigDecimal("7.38"), HISTORY)).isFalse();
        assertThat(SPIKE.isSpike(new BigDecimal("0.01"), HISTORY)).isFalse();
    }

    @Test
    void exactlySoManyDeviationsAreUsual() {
        BigDecimal amount = new BigDecimal("7.38");
        double logarithm = AmountHistory.logarithm(amount);
        AmountHistory atTheLimit = new AmountHistory(10, 0, logarithm / 4 * (logarithm / 4));

        assertThat(atTheLimit.deviation() * 4).isEqualTo(logarithm);
        assertThat(SPIKE.isSpike(amount, atTheLimit)).isFalse();
    }

    @Test
    void ofTooShortAHistoryNothingIsASpike() {
        AmountHistory oneTooFew = new AmountHistory(9, 0, 0.25);

        assertThat(SPIKE.isSpike(new BigDecimal("1000"), oneTooFew)).isFalse();
    }

    @Test
    void whoAlwaysSpendsTheSameMaySpendATenthMore() {
        AmountHistory history = AmountHistory.NONE;
        for (int number = 0; number < 10; number++) {
            history = history.plus(new BigDecimal("20"), 0.1);
        }

        assertThat(history.deviation()).isZero();
        assertThat(SPIKE.isSpike(new BigDecimal("29.83"), history)).isFalse();
        assertThat(SPIKE.isSpike(new BigDecimal("29.84"), history)).isTrue();
    }

    @Test
    void nothingIsNoSpike() {
        assertThat(SPIKE.isSpike(BigDecimal.ZERO, new AmountHistory(10, -9, 0))).isFalse();
    }
}
