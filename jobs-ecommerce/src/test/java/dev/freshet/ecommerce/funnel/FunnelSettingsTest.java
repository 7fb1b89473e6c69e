/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.ecommerce.aggregation.PreAggregationSettings;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FunnelSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.5S", "PT1.5S"})
    void aTimeThatIsNoWholeSecondsIsRefused(Duration within) {
        assertThatThrownBy(() -> settings(within))
                .hasMessage("the time from view to purchase must be whole seconds, one at least, but is " + within);
    }

    @Test
    void aWindowIsKeptForTheTimeAndTheLateness() {
        assertThat(settings(Duration.ofHours(24)).retention()).isEqualTo(Duration.ofHours(25));
    }

    private static FunnelSettings settings(Duration within) {
        return new FunnelSettings(
                ZoneOffset.UTC,
                within,
                Duration.ZERO,
                Duration.ofHours(1),
                Duration.ZERO,
                PreAggregationSettings.defaults());
    }
}
