/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.freshet.ecommerce.aggregation.PreAggregationSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MetricsSettingsTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final BigDecimal TWENTY = BigDecimal.valueOf(20);
    private static final PreAggregationSettings DEFAULTS = PreAggregationSettings.defaults();

    @Test
    void zeroMeansNoLatenessNoEarlyRowsAndNoSmoothing() {
        MetricsSettings settings = new MetricsSettings(UTC, Duration.ZERO, Duration.ZERO, BigDecimal.ZERO, DEFAULTS);

        assertThat(settings.earlyInterval()).isZero();
    }

    @Test
    void refusesWhatCannotWorkAndSaysWhy() {
        Duration negative = Duration.ofSeconds(-1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MetricsSettings(UTC, negative, SECOND, TWENTY, DEFAULTS))
                .withMessage("the allowed lateness must not be negative, but is PT-1S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MetricsSettings(UTC, SECOND, negative, TWENTY, DEFAULTS))
                .withMessageContaining("early interval");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MetricsSettings(UTC, SECOND, SECOND, TWENTY.negate(), DEFAULTS))
                .withMessageContaining("smoothing weight");
    }
}
