/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import dev.freshet.common.contract.TextKey;
import dev.freshet.common.entry.EntrySettings;
import dev.freshet.common.launch.Options;
import dev.freshet.common.launch.SuiteOptions;
import dev.freshet.common.launch.SuiteOptions.Boundedness;
import dev.freshet.common.launch.UsageException;
import dev.freshet.ecommerce.aggregation.PreAggregationSettings;
import dev.freshet.ecommerce.campaign.model.CampaignSettings;
import dev.freshet.ecommerce.funnel.FunnelSettings;
import dev.freshet.ecommerce.identity.IdentitySettings;
import dev.freshet.ecommerce.metrics.MetricsSettings;
import dev.freshet.ecommerce.orders.OrdersSettings;
import dev.freshet.ecommerce.stock.StockSettings;
import dev.freshet.ecommerce.together.TogetherSettings;
import dev.freshet.ecommerce.trending.TrendingSettings;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;

/** The job's options, validated and of their own types. */
public record EcommerceSettings(
        EntrySettings entry,
        IdentitySettings identity,
        OrdersSettings orders,
        MetricsSettings metrics,
        FunnelSettings funnel,
        TrendingSettings trending,
        TogetherSettings together,
        StockSettings stock,
        CampaignSettings campaigns)
        implements Serializable {

    /**
     * Makes settings from options.
     *
     * @throws UsageException where one of them, or two together, cannot be
     */
    public static EcommerceSettings from(Options options, EntrySettings entry) {
        return UsageException.unlessValid(() -> new EcommerceSettings(
                entry,
                identity(options, entry),
                new OrdersSettings(
                        options.get(EcommerceOptions.REFUND_WAIT),
                        options.get(EcommerceOptions.ORDER_MEMORY),
                        entry.allowedLateness()),
                metrics(options, entry),
                funnel(options, entry),
                trending(options, entry),
                new TogetherSettings(
                        options.get(EcommerceOptions.TOGETHER_LENGTH),
                        options.get(EcommerceOptions.TOGETHER_REFRESH_INTERVAL),
                        options.get(EcommerceOptions.TOGETHER_REFRESH_ALL),
                        preAggregation(options)),
                stock(options, entry),
                campaigns(options, entry)));
    }

    private static IdentitySettings identity(Options options, EntrySettings entry) {
        return new IdentitySettings(
                options.get(EcommerceOptions.VISITOR_MEMORY),
                entry.allowedLateness(),
                handOver(options),
                options.get(EcommerceOptions.MOST_VISITOR_STEPS));
    }

    private static MetricsSettings metrics(Options options, EntrySettings entry) {
        return new MetricsSettings(
                zone(options),
                entry.allowedLateness(),
                options.get(EcommerceOptions.EARLY_INTERVAL),
                smoothing(options.get(EcommerceOptions.SMOOTHING)),
                preAggregation(options));
    }

    private static FunnelSettings funnel(Options options, EntrySettings entry) {
        return new FunnelSettings(
                zone(options),
                options.get(EcommerceOptions.FUNNEL_WITHIN),
                handOver(options),
                entry.allowedLateness(),
                options.get(EcommerceOptions.FUNNEL_EARLY_INTERVAL),
                preAggregation(options));
    }

    /** Behind the time of the funnel a step is of no use. */
    private static Duration handOver(Options options) {
        Duration handOver = options.get(EcommerceOptions.FUNNEL_HAND_OVER);
        Duration within = options.get(EcommerceOptions.FUNNEL_WITHIN);
        return handOver.compareTo(within) < 0 ? handOver : within;
    }

    private static TrendingSettings trending(Options options, EntrySettings entry) {
        return new TrendingSettings(
                zone(options),
                entry.allowedLateness(),
                options.get(EcommerceOptions.TRENDING_MOST_PER_SHOPPER),
                options.get(EcommerceOptions.TRENDING_WEIGHT_OF_VIEW),
                options.get(EcommerceOptions.TRENDING_WEIGHT_OF_CART),
                options.get(EcommerceOptions.TRENDING_WEIGHT_OF_PURCHASE),
                options.get(EcommerceOptions.TRENDING_HALF_LIFE),
                options.get(EcommerceOptions.TRENDING_MINIMUM_SCORE),
                options.get(EcommerceOptions.TRENDING_LENGTH),
                options.get(EcommerceOptions.TRENDING_REFRESH_INTERVAL),
                preAggregation(options));
    }

    private static StockSettings stock(Options options, EntrySettings entry) {
        return new StockSettings(
                location(options.get(EcommerceOptions.DEFAULT_LOCATION)),
                options.get(EcommerceOptions.SALES_HALF_LIFE),
                entry.allowedLateness(),
                preAggregation(options));
    }

    private static CampaignSettings campaigns(Options options, EntrySettings entry) {
        boolean isReplay = options.get(SuiteOptions.BOUNDEDNESS) == Boundedness.REPLAY;
        return new CampaignSettings(
                options.get(EcommerceOptions.CART_MEMORY),
                options.get(EcommerceOptions.BROWSING_MEMORY),
                options.get(EcommerceOptions.SPEND_MEMORY),
                options.get(EcommerceOptions.INTEREST_MEMORY),
                options.get(EcommerceOptions.MOST_SHOPPERS_PER_ITEM),
                options.get(EcommerceOptions.CROSS_SELL_LENGTH),
                // Nothing is silent there, and no topic may be read too fast.
                isReplay ? Duration.ZERO : options.get(EcommerceOptions.STOCK_PATIENCE),
                entry.allowedLateness());
    }

    private static PreAggregationSettings preAggregation(Options options) {
        return new PreAggregationSettings(
                options.get(EcommerceOptions.PRE_AGGREGATION_INTERVAL),
                options.get(EcommerceOptions.PRE_AGGREGATION_LIMIT));
    }

    private static BigDecimal smoothing(double weight) {
        if (!Double.isFinite(weight)) {
            throw new UsageException("The value '" + weight + "' of " + EcommerceOptions.SMOOTHING.key()
                    + " is not a finite number; give a number of events such as 20, or 0 for no smoothing");
        }
        return BigDecimal.valueOf(weight);
    }

    private static String location(String name) {
        if (!TextKey.isPrintable(name) || name.length() > TextKey.LONGEST) {
            throw new UsageException("The value '" + name + "' of " + EcommerceOptions.DEFAULT_LOCATION.key()
                    + " is no location; give 1 to " + TextKey.LONGEST
                    + " characters, not all blank and none a control character");
        }
        return name;
    }

    private static ZoneId zone(Options options) {
        String name = options.get(EcommerceOptions.TIME_ZONE);
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new UsageException("The value '" + name + "' of " + EcommerceOptions.TIME_ZONE.key()
                    + " is no time zone; give one such as Europe/Berlin or UTC");
        }
    }
}
