/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.aggregation;

import java.io.Serializable;
import java.time.Duration;

/**
 * How much may wait before a shuffle, and for how long.
 *
 * @param interval of processing time after which sums are sent on, when no watermark comes
 * @param limit how many sums may wait on the heap of one subtask
 */
public record PreAggregationSettings(Duration interval, int limit) implements Serializable {

    public PreAggregationSettings {
        if (interval.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "the pre-aggregation interval must be at least a millisecond, but is " + interval);
        }
        if (limit < 1) {
            throw new IllegalArgumentException("the pre-aggregation limit must be at least 1, but is " + limit);
        }
    }

    public static PreAggregationSettings defaults() {
        return new PreAggregationSettings(Duration.ofSeconds(1), 10_000);
    }
}
