/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.aggregation;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PreAggregationSettingsTest {

    @Test
    void refusesWhatCannotWorkAndSaysWhy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PreAggregationSettings(Duration.ofNanos(999_999), 1))
                .withMessage("the pre-aggregation interval must be at least a millisecond, but is PT0.000999999S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PreAggregationSettings(Duration.ofMillis(1), 0))
                .withMessage("the pre-aggregation limit must be at least 1, but is 0");
    }
}
