/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import dev.freshet.ecommerce.aggregation.PreAggregationSettings;
import java.io.Serializable;
import java.time.Duration;
import java.time.ZoneId;

/**
 * How the funnel is cut and published.
 *
 * @param zone the shop's time zone: where its hours and days begin
 * @param within how long after its view a step may be, exactly so long included; whole seconds
 * @param handOver how long before a sign-in a visitor's step may be that is handed over to the user; at most {@code within}
 * @param allowedLateness how far behind the watermark an event may come
 * @param earlyInterval how often an open window is published when it has changed, in processing time; zero for never
 * @param preAggregation of windows
 */
public record FunnelSettings(
        ZoneId zone,
        Duration within,
        Duration handOver,
        Duration allowedLateness,
        Duration earlyInterval,
        PreAggregationSettings preAggregation)
        implements Serializable {

    public FunnelSettings {
        require(
                within.toSeconds() > 0 && within.equals(Duration.ofSeconds(within.toSeconds())),
                "the time from view to purchase must be whole seconds, one at least",
                within);
        require(
                !handOver.isNegative() && handOver.compareTo(within) <= 0,
                "the time of the hand-over must not be negative, nor longer than that from view to purchase",
                handOver);
        require(!allowedLateness.isNegative(), "the allowed lateness must not be negative", allowedLateness);
        require(
                !earlyInterval.isNegative(),
                "the early interval must not be negative (zero: no early rows)",
                earlyInterval);
    }

    /** How long after its time a step may still come, be it by a late sign-in. */
    Duration arrival() {
        return handOver.plus(allowedLateness);
    }

    /** How far the watermark passes the end of a window before no step that it concerns can come. */
    Duration retention() {
        return within.plus(allowedLateness);
    }

    private static void require(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", but is " + value);
        }
    }
}
