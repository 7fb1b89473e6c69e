/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import dev.freshet.common.contract.ContractRule;

/**
 * What the fields of a {@link ShopEvent} cannot say one by one.
 *
 * <p>Money changes hands in purchases and refunds, and only they need a currency; the prices of other events are labels that
 * nothing adds up. A blank category is a category that the page did not know, not a mistake.
 */
final class ShopEventRules {

    static final ContractRule<ShopEvent> SHOPPER = new ContractRule<>(
            "user_id or anonymous_id is present", event -> event.userId() != null || event.anonymousId() != null);

    static final ContractRule<ShopEvent> TRANSACTION = new ContractRule<>(
            "a purchase or refund has a transaction_id",
            event -> !event.eventName().isOrder() || event.transactionId() != null);

    static final ContractRule<ShopEvent> CURRENCY = new ContractRule<>(
            "a purchase or refund has a currency", event -> !event.eventName().isOrder() || event.currency() != null);

    static final ContractRule<ShopEvent> CURRENCY_ASSIGNED =
            new ContractRule<>("currency is assigned by ISO 4217", event -> Iso4217.isAssigned(event.currency()));

    static final ContractRule<ShopEvent> PRINTABLE = new ContractRule<>(
            "ids and coupon are not blank and hold no control characters",
            event -> TextKey.isPrintable(event.eventId())
                    && TextKey.isPrintable(event.userId())
                    && TextKey.isPrintable(event.anonymousId())
                    && TextKey.isPrintable(event.sessionId())
                    && TextKey.isPrintable(event.transactionId())
                    && TextKey.isPrintable(event.coupon()));

    static final ContractRule<ShopEvent> PRINTABLE_ITEMS = new ContractRule<>(
            "item_id and location_id are not blank, and neither they nor item_category hold control characters",
            event -> event.items().stream()
                    .allMatch(item -> TextKey.isPrintable(item.itemId())
                            && TextKey.isPrintable(item.locationId())
                            && TextKey.isBlankOrPrintable(item.itemCategory())));

    private ShopEventRules() {}

    static ContractRule<ShopEvent> atMostItems(int most) {
        return new ContractRule<>(
                "items has at most " + most + " entries", event -> event.items().size() <= most);
    }
}
