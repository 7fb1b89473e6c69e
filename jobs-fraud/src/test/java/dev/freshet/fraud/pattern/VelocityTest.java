/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.fraud.feature.AmountFigures;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class VelocityTest {

    private static final Velocity VELOCITY =
            new Velocity(new BigDecimal("10"), new BigDecimal("5000"), new BigDecimal("8"));

    @Test
    void exactlyTheLimitsAreUsual() {
        assertThat(VELOCITY.isExceeded(figures(10, "5000.00"), 8)).isFalse();
    }

    @Test
    void oneMoreOfAnyIsNot() {
        assertThat(VELOCITY.isExceeded(figures(11, "0"), 0)).isTrue();
        assertThat(VELOCITY.isExceeded(figures(1, "5000.01"), 0)).isTrue();
        assertThat(VELOCITY.isExceeded(figures(1, "0"), 9)).isTrue();
    }

    private static AmountFigures figures(long count, String sum) {
        return new AmountFigures(count, new BigDecimal(sum), null, null, false);
    }
}
