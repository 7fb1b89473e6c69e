/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.ecommerce.campaign.CampaignHarness;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CampaignSettingsTest {

    @Test
    void aPatienceIsNoneOrAMillisecondAtLeast() {
        assertThat(withPatience(Duration.ZERO).stockPatience()).isZero();
        assertThat(withPatience(Duration.ofMillis(1)).stockPatience()).hasMillis(1);
        assertThatThrownBy(() -> withPatience(Duration.ofNanos(900_000)))
                .hasMessage("campaigns.stock-patience must be at least a millisecond, but is PT0.0009S");
        assertThatThrownBy(() -> withPatience(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    private static CampaignSettings withPatience(Duration patience) {
        CampaignSettings defaults = CampaignHarness.SETTINGS;
        return new CampaignSettings(
                defaults.cartMemory(),
                defaults.browsingMemory(),
                defaults.spendMemory(),
                defaults.interestMemory(),
                defaults.mostShoppersPerItem(),
                defaults.crossSellLength(),
                patience,
                defaults.allowedLateness());
    }
}
