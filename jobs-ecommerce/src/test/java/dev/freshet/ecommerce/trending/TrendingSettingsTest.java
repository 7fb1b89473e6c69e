/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.freshet.ecommerce.aggregation.PreAggregationSettings;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TrendingSettingsTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void refusesWhatCannotWorkAndSaysWhy() {
        assertRefused(0, 1, HOUR, 1, 20, "at least 1 event of a shopper about an item must count on a day, but is 0");
        assertRefused(
                5, -1, HOUR, 1, 20, "the trending weight of a view must be a number that is not negative, but is -1.0");
        assertRefused(
                5,
                Double.NaN,
                HOUR,
                1,
                20,
                "the trending weight of a view must be a number that is not negative, but is NaN");
        assertRefused(
                5, 1, Duration.ZERO, 1, 20, "the half-life of a score must be at least a millisecond, but is PT0S");
        assertRefused(5, 1, HOUR, 0, 20, "the smallest listed score must be above 0, but is 0.0");
        assertRefused(5, 1, HOUR, 1, 0, "the length of a trending list must be at least 1, but is 0");
    }

    private static void assertRefused(
            int mostPerShopper, double view, Duration halfLife, double minimum, int length, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrendingSettings(
                        ZoneOffset.UTC,
                        HOUR,
                        mostPerShopper,
                        view,
                        3,
                        5,
                        halfLife,
                        minimum,
                        length,
                        Duration.ofMinutes(1),
                        PreAggregationSettings.defaults()))
                .withMessage(message);
    }
}
