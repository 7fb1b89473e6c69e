/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import dev.freshet.common.contract.Topic;
import dev.freshet.ecommerce.campaign.Campaign;
import dev.freshet.ecommerce.metrics.ProductMetrics;
import dev.freshet.ecommerce.orders.OrderRow;

/** What the e-commerce job reads and writes. */
public final class EcommerceTopics {

    /** Lines of one event, unless the job is set otherwise. */
    public static final int MOST_ITEMS = 2_000;

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
            .rule(CatalogRules.CURRENCY_ASSIGNED)
            .rule(CatalogRules.REORDER);

    /** Not read yet: what campaigns trigger is still to be built. */
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
            .key(OrderRow::rowKey)
            .time(OrderRow::eventTime);

    public static final Topic<ProductMetrics> PRODUCT_METRICS = Topic.output(
                    "ecommerce.product-metrics.v1", ProductMetrics.class)
            .purpose("Counts, conversion and money per item, category and shop, by minute, hour and day.")
            .key(ProductMetrics::key)
            .time(ProductMetrics::windowStart);

    private EcommerceTopics() {}

    /** {@link #EVENTS} with another limit of lines per event. */
    public static Topic<ShopEvent> events(int mostItems) {
        if (mostItems < 1) {
            throw new IllegalArgumentException("an event must be allowed at least 1 item, not " + mostItems);
        }
        return Topic.events("ecommerce.events.v1", ShopEvent.class)
                .purpose("What shoppers view, put into the cart, buy and give back.")
                .key(ShopEvent::shopper)
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
