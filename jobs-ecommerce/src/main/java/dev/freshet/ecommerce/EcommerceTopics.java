/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import dev.freshet.common.action.Action;
import dev.freshet.common.alert.Alert;
import dev.freshet.common.contract.Topic;
import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.funnel.FunnelRow;
import dev.freshet.ecommerce.metrics.ProductMetrics;
import dev.freshet.ecommerce.orders.OrderRow;
import dev.freshet.ecommerce.stock.StockRow;
import dev.freshet.ecommerce.together.BoughtTogetherRow;
import dev.freshet.ecommerce.trending.TrendingRow;
import java.util.List;

/**
 * What the e-commerce job reads and writes; {@link #ALL} is the whole contract.
 */
public final class EcommerceTopics {

    /** Lines of one event, unless the job is set otherwise. */
    public static final int MOST_ITEMS = 2_000;

    /** See {@link JoinedKey}. */
    private static final String ESCAPED = ", with | and % of the first as %7C and %25";

    public static final Topic<ShopEvent> EVENTS = events(MOST_ITEMS);

    public static final Topic<InventoryMovement> INVENTORY = Topic.events(
                    "ecommerce.inventory.v1", InventoryMovement.class)
            .purpose("Stock that came, went, was counted or was held for somebody.")
            .key(InventoryMovement::itemId)
            .time(InventoryMovement::eventTime)
            .id(InventoryMovement::eventId)
            .rule(InventoryRules.PRINTABLE)
            .rule(InventoryRules.POSITIVE)
            .rule(InventoryRules.RESERVATION)
            .rule(InventoryRules.EXPIRY);

    public static final Topic<CatalogItem> CATALOG = Topic.reference("ecommerce.catalog.v1", CatalogItem.class)
            .purpose("The items of the shop, each version from its event time on.")
            .key(CatalogItem::itemId)
            .time(CatalogItem::eventTime)
            .id(CatalogItem::eventId)
            .rule(CatalogRules.PRINTABLE)
            .rule(CatalogRules.PRICE)
            .rule(CatalogRules.CURRENCY_ASSIGNED)
            .rule(CatalogRules.REORDER);

    public static final Topic<Campaign> CAMPAIGNS = Topic.control("ecommerce.campaigns.v1", Campaign.class)
            .purpose("What triggers which offer, under which limits.")
            .key(Campaign::campaignId)
            .time(Campaign::eventTime)
            .id(Campaign::eventId)
            .rule(CampaignRules.PRINTABLE)
            .rule(CampaignRules.TRIGGER)
            .rule(CampaignRules.OFFER)
            .rule(CampaignRules.CURRENCY)
            .rule(CampaignRules.CAP)
            .rule(CampaignRules.VALIDITY);

    public static final Topic<OrderRow> ORDERS = Topic.output("ecommerce.orders.v1", OrderRow.class)
            .purpose("One row per purchase and per refund; the newest revision of a key is the truth.")
            .key("transaction_id|event_id" + ESCAPED, OrderRow::rowKey)
            .time(OrderRow::eventTime);

    public static final Topic<ProductMetrics> PRODUCT_METRICS = Topic.output(
                    "ecommerce.product-metrics.v1", ProductMetrics.class)
            .purpose("Counts, conversion and money per item, category and shop, by minute, hour and day.")
            .key("dimension|id|granularity|window_start", ProductMetrics::key)
            .time(ProductMetrics::windowStart);

    public static final Topic<Action> ACTIONS = Action.topic("ecommerce.actions.v1");

    public static final Topic<FunnelRow> FUNNEL = Topic.output("ecommerce.funnel.v1", FunnelRow.class)
            .purpose("How many shoppers came from a view to a cart, a checkout and a purchase, by hour and day.")
            .key("granularity|window_start", FunnelRow::granularityAndStart)
            .time(FunnelRow::windowStart);

    public static final Topic<StockRow> STOCK = Topic.output("ecommerce.stock.v1", StockRow.class)
            .purpose("Units on hand, reserved and available per item and location, and for how many days they last.")
            .key("item_id|location_id" + ESCAPED, StockRow::itemAndLocation)
            .time(StockRow::updatedAt);

    /** About stock, as yet; the subject is {@link StockRow#itemAndLocation}. */
    public static final Topic<Alert> ALERTS = Alert.topic("ecommerce.alerts.v1");

    public static final Topic<TrendingRow> TRENDING = Topic.output("ecommerce.trending.v1", TrendingRow.class)
            .purpose("The items of each category that draw the most attention.")
            .key(TrendingRow::category)
            .time(TrendingRow::updatedAt);

    public static final Topic<BoughtTogetherRow> BOUGHT_TOGETHER = Topic.output(
                    "ecommerce.bought-together.v1", BoughtTogetherRow.class)
            .purpose("The items that are bought together with each item.")
            .key(BoughtTogetherRow::itemId)
            .time(BoughtTogetherRow::updatedAt);

    /** Every topic above, in the order of the documentation: what is read, then what is written. */
    public static final List<Topic<?>> ALL = List.of(
            EVENTS,
            INVENTORY,
            CATALOG,
            CAMPAIGNS,
            ORDERS,
            PRODUCT_METRICS,
            ACTIONS,
            FUNNEL,
            STOCK,
            ALERTS,
            TRENDING,
            BOUGHT_TOGETHER);

    private EcommerceTopics() {}

    /** {@link #EVENTS} with another limit of lines per event. */
    public static Topic<ShopEvent> events(int mostItems) {
        if (mostItems < 1) {
            throw new IllegalArgumentException("an event must be allowed at least 1 item, not " + mostItems);
        }
        return Topic.events("ecommerce.events.v1", ShopEvent.class)
                .purpose("What shoppers view, put into the cart, buy and give back.")
                .key("user_id, else anonymous_id", ShopEvent::shopper)
                .time(ShopEvent::eventTime)
                .id(ShopEvent::eventId)
                .rule(ShopEventRules.SHOPPER)
                .rule(ShopEventRules.TRANSACTION)
                .rule(ShopEventRules.CURRENCY)
                .rule(ShopEventRules.CURRENCY_ASSIGNED)
                .rule(ShopEventRules.atMostItems(mostItems))
                .rule(ShopEventRules.TOTAL)
                .rule(ShopEventRules.PRINTABLE)
                .rule(ShopEventRules.PRINTABLE_ITEMS);
    }
}
