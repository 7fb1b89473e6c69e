/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import dev.freshet.common.contract.ContractRule;
import dev.freshet.common.contract.TextKey;
import java.math.BigDecimal;

/**
 * What the fields of a {@link ShopEvent} cannot say one by one.
 *
 * <p>Money changes hands in purchases and refunds, and only they need a currency; the prices of other events are labels that
 * nothing adds up. A blank category is a category that the page did not know, not a mistake.
 */
final class ShopEventRules {

    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(18);

    /** So far below the limit that no rounding of a sum of doubles, however many, hides a sum that reaches it. */
    private static final double SURELY_BELOW = 0.5e18;

    static final ContractRule<ShopEvent> SHOPPER = new ContractRule<>(
            "user_id or anonymous_id is present", event -> event.userId() != null || event.anonymousId() != null);

    static final ContractRule<ShopEvent> TRANSACTION = new ContractRule<>(
            "a purchase or refund has a transaction_id",
            event -> !event.eventName().isOrder() || event.transactionId() != null);

    static final ContractRule<ShopEvent> CURRENCY = new ContractRule<>(
            "a purchase or refund has a currency", event -> !event.eventName().isOrder() || event.currency() != null);

    static final ContractRule<ShopEvent> CURRENCY_ASSIGNED =
            new ContractRule<>("currency is assigned by ISO 4217", event -> Iso4217.isAssigned(event.currency()));

    /** Each amount keeps below 10^18 by itself; so do all amounts of an order row with this. */
    static final ContractRule<ShopEvent> TOTAL = new ContractRule<>(
            "(price + discount) times quantity, summed over the items, is below 10^18", ShopEventRules::isBelowLimit);

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

    /** Exact; but an event of everyday size is told by doubles, because every event comes here. */
    private static boolean isBelowLimit(ShopEvent event) {
        double estimate = 0;
        for (ShopItem item : event.items()) {
            double discount = item.discount() == null ? 0 : item.discount().doubleValue();
            estimate += (item.price().doubleValue() + discount) * item.quantity();
        }
        return estimate < SURELY_BELOW || total(event).compareTo(LIMIT) < 0;
    }

    private static BigDecimal total(ShopEvent event) {
        BigDecimal total = BigDecimal.ZERO;
        for (ShopItem item : event.items()) {
            BigDecimal perUnit =
                    item.discount() == null ? item.price() : item.price().add(item.discount());
            total = total.add(perUnit.multiply(BigDecimal.valueOf(item.quantity())));
        }
        return total;
    }
}
