/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import dev.freshet.ecommerce.aggregation.PreAggregationSettings;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;

/**
 * How product metrics are cut and published.
 *
 * @param zone the shop's time zone: where its days begin
 * @param allowedLateness how long after its end a window still takes corrections, measured in event time; must be the one by
 *     which the job's entry tells late records, or rows would be wrong
 * @param earlyInterval how often an open minute is published when it has changed, in processing time; zero for never
 * @param smoothing weight α of the parent's rate in a smoothed rate, in events
 * @param preAggregation of subjects and minutes
 */
public record MetricsSettings(
        ZoneId zone,
        Duration allowedLateness,
        Duration earlyInterval,
        BigDecimal smoothing,
        PreAggregationSettings preAggregation)
        implements Serializable {

    public MetricsSettings {
        require(!allowedLateness.isNegative(), "the allowed lateness must not be negative", allowedLateness);
        require(
                !earlyInterval.isNegative(),
                "the early interval must not be negative (zero: no early rows)",
                earlyInterval);
        require(smoothing.signum() >= 0, "the smoothing weight must not be negative", smoothing);
    }

    public static MetricsSettings defaults() {
        return new MetricsSettings(
                ZoneId.of("UTC"),
                Duration.ofHours(1),
                Duration.ofSeconds(5),
                BigDecimal.valueOf(20),
                PreAggregationSettings.defaults());
    }

    private static void require(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", but is " + value);
        }
    }
}
