/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.freshet.ecommerce.aggregation.PreAggregationSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TogetherSettingsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void refusesWhatCannotWorkAndSaysWhy() {
        assertRefused(0, MINUTE, MINUTE, "the length of a bought-together list must be at least 1, but is 0");
        assertRefused(
                1,
                Duration.ZERO,
                MINUTE,
                "the refresh interval of bought-together lists must be at least a millisecond, but is PT0S");
        assertRefused(
                1,
                MINUTE,
                MINUTE.minusMillis(1),
                "all bought-together lists must not be refreshed more often than those that change, every PT1M, but is"
                        + " PT59.999S");
    }

    private static void assertRefused(int length, Duration refresh, Duration refreshAll, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TogetherSettings(length, refresh, refreshAll, PreAggregationSettings.defaults()))
                .withMessage(message);
    }
}
