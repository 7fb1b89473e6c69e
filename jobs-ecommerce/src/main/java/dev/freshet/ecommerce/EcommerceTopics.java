/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import dev.freshet.common.contract.Topic;
import dev.freshet.ecommerce.metrics.ProductMetrics;
import dev.freshet.ecommerce.orders.OrderRow;

/** What the e-commerce job reads and writes. */
public final class EcommerceTopics {

    public static final Topic<ShopEvent> EVENTS = Topic.events("ecommerce.events.v1", ShopEvent.class)
            .purpose("What shoppers view, put into the cart, buy and give back.")
            .key(ShopEvent::shopper)
            .time(ShopEvent::eventTime)
            .id(ShopEvent::eventId)
            .rule(ShopEventRules.EVENT_ID)
            .rule(ShopEventRules.SHOPPER)
            .rule(ShopEventRules.SHOPPER_IDS)
            .rule(ShopEventRules.TRANSACTION)
            .rule(ShopEventRules.TRANSACTION_ID)
            .rule(ShopEventRules.CURRENCY)
            .rule(ShopEventRules.CURRENCY_CODE)
            .rule(ShopEventRules.ITEM_COUNT)
            .rule(ShopEventRules.ITEM_IDS)
            .rule(ShopEventRules.ITEM_CATEGORIES)
            .rule(ShopEventRules.PRICES)
            .rule(ShopEventRules.QUANTITIES);

    public static final Topic<InventoryMovement> INVENTORY = Topic.events(
                    "ecommerce.inventory.v1", InventoryMovement.class)
            .purpose("Stock that came, went, was counted or was held for somebody.")
            .key(InventoryMovement::itemId)
            .time(InventoryMovement::eventTime)
            .id(InventoryMovement::eventId)
            .rule(InventoryRules.IDS)
            .rule(InventoryRules.QUANTITY)
            .rule(InventoryRules.RESERVATION)
            .rule(InventoryRules.EXPIRY);

    public static final Topic<CatalogItem> CATALOG = Topic.reference("ecommerce.catalog.v1", CatalogItem.class)
            .purpose("The items of the shop, each version from its event time on.")
            .key(CatalogItem::itemId)
            .time(CatalogItem::eventTime)
            .id(CatalogItem::eventId)
            .rule(CatalogRules.IDS)
            .rule(CatalogRules.CATEGORY)
            .rule(CatalogRules.PRICE)
            .rule(CatalogRules.CURRENCY_CODE)
            .rule(CatalogRules.REORDER);

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
}
