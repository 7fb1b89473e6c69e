/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import dev.freshet.ecommerce.aggregation.PreAggregationSettings;
import java.io.Serializable;
import java.time.Duration;

/**
 * The figures of the stock feature.
 *
 * @param defaultLocation where units were bought whose line names no location
 * @param salesHalfLife after which a purchase counts half as much in the sales rate
 * @param allowedLateness how far behind the watermark a movement may come
 * @param preAggregation how much may wait on the way to the rows
 */
public record StockSettings(
        String defaultLocation, Duration salesHalfLife, Duration allowedLateness, PreAggregationSettings preAggregation)
        implements Serializable {

    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(3_650);

    public StockSettings {
        if (salesHalfLife.compareTo(SHORTEST) < 0 || salesHalfLife.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the half-life of the sales rate must be between an hour and ten years,"
                    + " but is " + salesHalfLife);
        }
    }
}
