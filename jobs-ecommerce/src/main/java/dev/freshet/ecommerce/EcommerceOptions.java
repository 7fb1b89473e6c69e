/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static org.apache.flink.configuration.ConfigOptions.key;

import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;

/** What a shop can set, beside the options of the suite. */
public final class EcommerceOptions {

    public static final ConfigOption<String> TIME_ZONE = key("shop.time-zone")
            .stringType()
            .defaultValue("UTC")
            .withDescription(
                    "The shop's time zone, such as Europe/Berlin: where its hours and days begin. After a change,"
                            + " those that are open end as they began, and what comes next counts in those of the new zone.");

    public static final ConfigOption<Integer> MAXIMUM_ITEMS = key("events.maximum-items")
            .intType()
            .defaultValue(2_000)
            .withDescription("How many items an event may name; one with more is rejected.");

    public static final ConfigOption<Duration> EARLY_INTERVAL = key("metrics.early-interval")
            .durationType()
            .defaultValue(Duration.ofSeconds(5))
            .withDescription("How often, by the wall clock, the running minute is published when it has changed; 0 for"
                    + " only when it is over.");

    public static final ConfigOption<Double> SMOOTHING = key("metrics.smoothing")
            .doubleType()
            .defaultValue(20.0)
            .withDescription("Weight α of the parent's rate p in a smoothed rate (n + α·p) / (d + α), in events.");

    public static final ConfigOption<Duration> FUNNEL_WITHIN = key("funnel.within")
            .durationType()
            .defaultValue(Duration.ofHours(24))
            .withDescription("How long after its view a step of the funnel may be, in event time; exactly so long is"
                    + " inside. Whole seconds. An hour or day is final when this time has passed after its end.");

    public static final ConfigOption<Duration> FUNNEL_EARLY_INTERVAL = key("funnel.early-interval")
            .durationType()
            .defaultValue(Duration.ofSeconds(5))
            .withDescription(
                    "How often, by the wall clock, an hour or day of the funnel is published when it has changed"
                            + " and is not final; 0 for only when it is.");

    public static final ConfigOption<Duration> PRE_AGGREGATION_INTERVAL = key("pre-aggregation.interval")
            .durationType()
            .defaultValue(Duration.ofSeconds(1))
            .withDescription("How long counts may wait before a shuffle when no watermark comes.");

    public static final ConfigOption<Integer> PRE_AGGREGATION_LIMIT = key("pre-aggregation.limit")
            .intType()
            .defaultValue(10_000)
            .withDescription(
                    "How many sums one subtask may hold before a shuffle, such as those of an item and a minute.");

    public static final ConfigOption<Duration> REFUND_WAIT = key("orders.refund-wait")
            .durationType()
            .defaultValue(Duration.ofDays(7))
            .withDescription(
                    "How long, in event time, a refund waits for its purchase before it is booked as unmatched. Made"
                            + " shorter, it holds for a refund that waits from the next event of its transaction on, at"
                            + " the latest when its former wait is over.");

    public static final ConfigOption<Duration> ORDER_MEMORY = key("orders.memory")
            .durationType()
            .defaultValue(Duration.ofDays(90))
            .withDescription("How long, in event time, a transaction is remembered after its newest event. A copy or a"
                    + " refund within that time finds it, even one that comes late; one after that may find nothing.");

    public static final ConfigOption<Duration> VISITOR_MEMORY = key("identity.memory")
            .durationType()
            .defaultValue(Duration.ofDays(90))
            .withDescription(
                    "How long, in event time, a visitor is taken for the user after an event that named the user;"
                            + " exactly that long after it no more.");

    /** In the order in which {@code --help} and the documentation list them. */
    public static final List<ConfigOption<?>> ALL = List.of(
            TIME_ZONE,
            MAXIMUM_ITEMS,
            EARLY_INTERVAL,
            SMOOTHING,
            FUNNEL_WITHIN,
            FUNNEL_EARLY_INTERVAL,
            PRE_AGGREGATION_INTERVAL,
            PRE_AGGREGATION_LIMIT,
            REFUND_WAIT,
            ORDER_MEMORY,
            VISITOR_MEMORY);

    private EcommerceOptions() {}
}
