/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import dev.freshet.common.contract.ContractRule;

/**
 * What the JSON types of a {@link ShopEvent} cannot say.
 *
 * <p>Money changes hands in purchases and refunds, and only they need a currency; the prices of other events are labels that
 * nothing adds up. A blank category is a category that the page did not know, not a mistake.
 */
final class ShopEventRules {

    /** Lines of one event. */
    static final int MOST_ITEMS = 2_000;

    /**
     * Units of one line. A sum of units is a {@code long}: it would take four thousand million full events to overflow one.
     */
    static final long MOST_UNITS = 1_000_000;

    static final ContractRule<ShopEvent> EVENT_ID =
            new ContractRule<>("event_id is a text of 1 to 256 characters", event -> TextKey.fits(event.eventId()));

    static final ContractRule<ShopEvent> SHOPPER = new ContractRule<>(
            "user_id or anonymous_id is present", event -> event.userId() != null || event.anonymousId() != null);

    static final ContractRule<ShopEvent> SHOPPER_IDS = new ContractRule<>(
            "user_id, anonymous_id and session_id are texts of 1 to 256 characters",
            event -> TextKey.fitsIfPresent(event.userId())
                    && TextKey.fitsIfPresent(event.anonymousId())
                    && TextKey.fitsIfPresent(event.sessionId()));

    static final ContractRule<ShopEvent> TRANSACTION = new ContractRule<>(
            "a purchase or refund has a transaction_id",
            event -> !event.eventName().isOrder() || event.transactionId() != null);

    static final ContractRule<ShopEvent> TRANSACTION_ID = new ContractRule<>(
            "transaction_id and coupon are texts of 1 to 256 characters",
            event -> TextKey.fitsIfPresent(event.transactionId()) && TextKey.fitsIfPresent(event.coupon()));

    static final ContractRule<ShopEvent> CURRENCY = new ContractRule<>(
            "a purchase or refund has a currency", event -> !event.eventName().isOrder() || event.currency() != null);

    static final ContractRule<ShopEvent> CURRENCY_CODE = new ContractRule<>(
            "currency is a code of ISO 4217 in capitals", event -> Money.isCurrencyIfPresent(event.currency()));

    static final ContractRule<ShopEvent> ITEM_COUNT = new ContractRule<>(
            "items has 1 to 2000 entries",
            event -> !event.items().isEmpty() && event.items().size() <= MOST_ITEMS);

    static final ContractRule<ShopEvent> ITEM_IDS = new ContractRule<>(
            "item_id and location_id are texts of 1 to 256 characters", event -> event.items().stream()
                    .allMatch(item -> TextKey.fits(item.itemId()) && TextKey.fitsIfPresent(item.locationId())));

    static final ContractRule<ShopEvent> ITEM_CATEGORIES = new ContractRule<>(
            "item_category is blank or a text of 1 to 256 characters", event -> event.items().stream()
                    .allMatch(item -> !item.hasCategory() || TextKey.fitsIfPresent(item.itemCategory())));

    static final ContractRule<ShopEvent> PRICES =
            new ContractRule<>("price and discount are not negative", event -> event.items().stream()
                    .allMatch(item -> Money.notNegative(item.price()) && Money.notNegative(item.discount())));

    static final ContractRule<ShopEvent> QUANTITIES =
            new ContractRule<>("quantity is 1 to 1000000", event -> event.items().stream()
                    .allMatch(item -> item.quantity() >= 1 && item.quantity() <= MOST_UNITS));

    private ShopEventRules() {}
}
