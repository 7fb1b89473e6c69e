/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.fraud.feature.FraudFigures;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RiskyTerminalTest {

    private static final RiskyTerminal RISKY = new RiskyTerminal(new BigDecimal("0.10"), new BigDecimal("10"));

    @Test
    void isRiskyFromTheShareOn() {
        assertThat(RISKY.isRisky(figures(10, "0.1"))).isTrue();
        assertThat(RISKY.isRisky(figures(10, "0.099999"))).isFalse();
    }

    @Test
    void amongFewTransactionsAShareSaysNothing() {
        assertThat(RISKY.isRisky(figures(9, "1"))).isFalse();
        assertThat(new RiskyTerminal(BigDecimal.ZERO, BigDecimal.ZERO).isRisky(figures(0, null)))
                .isFalse();
    }

    private static FraudFigures figures(long count, @Nullable String share) {
        return new FraudFigures(count, share == null ? null : new BigDecimal(share), false);
    }
}
