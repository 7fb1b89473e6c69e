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

    public static final ConfigOption<Duration> FUNNEL_HAND_OVER = key("funnel.hand-over")
            .durationType()
            .defaultValue(Duration.ofHours(24))
            .withDescription(
                    "How long, in event time, before a visitor's sign-in a step may be that is handed over to the"
                            + " user; exactly so long is inside, and at most funnel.within counts. The steps of every shopper are"
                            + " kept as long: a shorter time needs less state. 0 hands over none.");

    public static final ConfigOption<Integer> MOST_VISITOR_STEPS = key("funnel.most-visitor-steps")
            .intType()
            .defaultValue(1_000)
            .withDescription(
                    "How many different steps of a visitor who has not signed in are kept to be handed over. Of"
                            + " more, the older half stays with the visitor and is counted.");

    public static final ConfigOption<Duration> FUNNEL_EARLY_INTERVAL = key("funnel.early-interval")
            .durationType()
            .defaultValue(Duration.ofSeconds(5))
            .withDescription(
                    "How often, by the wall clock, an hour or day of the funnel is published when it has changed"
                            + " and is not final; 0 for only when it is.");

    public static final ConfigOption<Double> TRENDING_WEIGHT_OF_VIEW = key("trending.weight-of-view")
            .doubleType()
            .defaultValue(1.0)
            .withDescription("What a view adds to an item's score while it is new.");

    public static final ConfigOption<Double> TRENDING_WEIGHT_OF_CART = key("trending.weight-of-cart")
            .doubleType()
            .defaultValue(3.0)
            .withDescription("What an item that is put into a cart adds to its score while that is new.");

    public static final ConfigOption<Double> TRENDING_WEIGHT_OF_PURCHASE = key("trending.weight-of-purchase")
            .doubleType()
            .defaultValue(5.0)
            .withDescription("What a purchase adds to an item's score while it is new, whatever the quantity.");

    public static final ConfigOption<Duration> TRENDING_HALF_LIFE = key("trending.half-life")
            .durationType()
            .defaultValue(Duration.ofHours(6))
            .withDescription("After what event time a view, cart or purchase counts half as much. After 40 half-lives"
                    + " it counts nothing.");

    public static final ConfigOption<Integer> TRENDING_MOST_PER_SHOPPER = key("trending.most-per-shopper")
            .intType()
            .defaultValue(5)
            .withDescription("How many events of a shopper about an item count on a day of the shop: the first.");

    public static final ConfigOption<Integer> TRENDING_LENGTH = key("trending.length")
            .intType()
            .defaultValue(20)
            .withDescription("How many items a category's list has at most.");

    public static final ConfigOption<Double> TRENDING_MINIMUM_SCORE = key("trending.minimum-score")
            .doubleType()
            .defaultValue(0.000001)
            .withDescription("The smallest score that is listed. A list of which nothing is left above it is published"
                    + " once more, empty.");

    public static final ConfigOption<Duration> TRENDING_REFRESH_INTERVAL = key("trending.refresh-interval")
            .durationType()
            .defaultValue(Duration.ofMinutes(1))
            .withDescription("Stretches of event time at whose ends the lists of categories in which something happened"
                    + " are published.");

    public static final ConfigOption<Integer> TOGETHER_LENGTH = key("bought-together.length")
            .intType()
            .defaultValue(10)
            .withDescription("How many items the list of an item has at most.");

    public static final ConfigOption<Duration> TOGETHER_REFRESH_INTERVAL = key("bought-together.refresh-interval")
            .durationType()
            .defaultValue(Duration.ofMinutes(1))
            .withDescription(
                    "Stretches of event time at whose ends the lists of items that were ordered are published.");

    public static final ConfigOption<Duration> TOGETHER_REFRESH_ALL = key("bought-together.refresh-all")
            .durationType()
            .defaultValue(Duration.ofHours(1))
            .withDescription(
                    "Within what event time an order changes the lists of items that it does not contain too, by"
                            + " the number of all orders. At least bought-together.refresh-interval; the same refreshes all"
                            + " lists together.");

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

    public static final ConfigOption<String> DEFAULT_LOCATION = key("stock.default-location")
            .stringType()
            .defaultValue("main")
            .withDescription("The location_id that a purchased line without one was bought from, for the sales rate. A"
                    + " movement always names its own.");

    public static final ConfigOption<Duration> SALES_HALF_LIFE = key("stock.sales-half-life")
            .durationType()
            .defaultValue(Duration.ofDays(7))
            .withDescription("After how long, in event time, a purchase counts half as much in the sales rate and so in"
                    + " the days of cover. With another one the rate of an item begins anew with its next purchase.");

    public static final ConfigOption<Duration> CART_MEMORY = key("campaigns.cart-memory")
            .durationType()
            .defaultValue(Duration.ofDays(30))
            .withDescription("How long, in event time, a cart is remembered in which nothing happens; no campaign can"
                    + " wait for longer.");

    public static final ConfigOption<Duration> BROWSING_MEMORY = key("campaigns.browsing-memory")
            .durationType()
            .defaultValue(Duration.ofHours(24))
            .withDescription("How long, in event time, after a view in a category the next view there is counted with"
                    + " it; exactly that long after it no more.");

    public static final ConfigOption<Duration> SPEND_MEMORY = key("campaigns.spend-memory")
            .durationType()
            .defaultValue(Duration.ofDays(365))
            .withDescription("How long, in event time, after a shopper's newest order it is remembered what was spent"
                    + " and which tiers were reached; and after a campaign's newest action what its actions cost.");

    public static final ConfigOption<Duration> INTEREST_MEMORY = key("campaigns.interest-memory")
            .durationType()
            .defaultValue(Duration.ofDays(30))
            .withDescription("How long, in event time, a shopper who looked at a sold-out item waits for its return.");

    public static final ConfigOption<Integer> MOST_SHOPPERS_PER_ITEM = key("campaigns.most-shoppers-per-item")
            .intType()
            .defaultValue(16_000)
            .withDescription(
                    "For how many shoppers one item is watched for price drops, and for how many for its return to"
                            + " stock. Beyond that a shopper is turned away and counted. Spread evenly over 16 parts of them, so"
                            + " that a few may be turned away before.");

    public static final ConfigOption<Integer> CROSS_SELL_LENGTH = key("campaigns.cross-sell-length")
            .intType()
            .defaultValue(3)
            .withDescription("How many items are suggested at most that are bought together with those in the cart.");

    public static final ConfigOption<Duration> STOCK_PATIENCE = key("campaigns.stock-patience")
            .durationType()
            .defaultValue(Duration.ofSeconds(10))
            .withDescription("How far, in event time, campaigns let stock fall behind the events before they go on with"
                    + " the stock that is known; actions are late by as much while no movement comes. 0 waits as long as"
                    + " it takes, as every replay does. A shop that never reports stock waits for none.");

    /** In the order in which {@code --help} and the documentation list them. */
    public static final List<ConfigOption<?>> ALL = List.of(
            TIME_ZONE,
            MAXIMUM_ITEMS,
            EARLY_INTERVAL,
            SMOOTHING,
            FUNNEL_WITHIN,
            FUNNEL_HAND_OVER,
            MOST_VISITOR_STEPS,
            FUNNEL_EARLY_INTERVAL,
            TRENDING_WEIGHT_OF_VIEW,
            TRENDING_WEIGHT_OF_CART,
            TRENDING_WEIGHT_OF_PURCHASE,
            TRENDING_HALF_LIFE,
            TRENDING_MOST_PER_SHOPPER,
            TRENDING_LENGTH,
            TRENDING_MINIMUM_SCORE,
            TRENDING_REFRESH_INTERVAL,
            TOGETHER_LENGTH,
            TOGETHER_REFRESH_INTERVAL,
            TOGETHER_REFRESH_ALL,
            PRE_AGGREGATION_INTERVAL,
            PRE_AGGREGATION_LIMIT,
            REFUND_WAIT,
            ORDER_MEMORY,
            VISITOR_MEMORY,
            DEFAULT_LOCATION,
            SALES_HALF_LIFE,
            CART_MEMORY,
            BROWSING_MEMORY,
            SPEND_MEMORY,
            INTEREST_MEMORY,
            MOST_SHOPPERS_PER_ITEM,
            CROSS_SELL_LENGTH,
            STOCK_PATIENCE);

    private EcommerceOptions() {}
}
