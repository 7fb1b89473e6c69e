/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrendingSettingsTest {

    @Test
    void refusesWhatCannotWorkAndSaysWhy() {
        assertRefused(
                new TrendingWith().most(0),
                "at least 1 event of a shopper about an item must count on a day, but is 0");
        assertRefused(
                new TrendingWith().view(-1),
                "the trending weight of a view must be a number that is not negative, but is -1.0");
        assertRefused(
                new TrendingWith().view(Double.NaN),
                "the trending weight of a view must be a number that is not negative, but is NaN");
        assertRefused(
                new TrendingWith().halfLife(Duration.ZERO),
                "the half-life of a score must be at least a millisecond, but is PT0S");
        assertRefused(new TrendingWith().minimum(0), "the smallest listed score must be above 0, but is 0.0");
        assertRefused(new TrendingWith().length(0), "the length of a trending list must be at least 1, but is 0");
    }

    @Test
    void testsThatSayNothingElseHaveTheDefaults() {
        assertThat(new TrendingWith().settings()).isEqualTo(TrendingSettings.defaults());
    }

    private static void assertRefused(TrendingWith settings, String message) {
        assertThatIllegalArgumentException().isThrownBy(settings::settings).withMessage(message);
    }
}
