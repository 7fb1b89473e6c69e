/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import dev.freshet.ecommerce.RefreshInterval;
import dev.freshet.ecommerce.aggregation.PreAggregationSettings;
import java.io.Serializable;
import java.time.Duration;

/**
 * How lists are made and published.
 *
 * @param length of a list at most
 * @param refreshInterval stretches of event time at whose ends the lists of the items that were ordered are refreshed
 * @param refreshAll within what event time a list is refreshed too whose item nobody orders, because other orders have a part
 *     in its ratios; at least the refresh interval
 * @param preAggregation of items and pairs by interval
 */
public record TogetherSettings(
        int length, Duration refreshInterval, Duration refreshAll, PreAggregationSettings preAggregation)
        implements Serializable {

    public TogetherSettings {
        require(length > 0, "the length of a bought-together list must be at least 1", length);
        require(
                refreshInterval.toMillis() > 0,
                "the refresh interval of bought-together lists must be at least a millisecond",
                refreshInterval);
        require(
                refreshAll.compareTo(refreshInterval) >= 0,
                "all bought-together lists must not be refreshed more often than those that change, every "
                        + refreshInterval,
                refreshAll);
    }

    public static TogetherSettings defaults() {
        return new TogetherSettings(10, Duration.ofMinutes(1), Duration.ofHours(1), PreAggregationSettings.defaults());
    }

    RefreshInterval refresh() {
        return RefreshInterval.of(refreshInterval);
    }

    private static void require(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", but is " + value);
        }
    }
}
