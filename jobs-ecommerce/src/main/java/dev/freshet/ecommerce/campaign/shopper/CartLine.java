/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.ShopItem;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One item in a cart.
 *
 * @param quantity units, positive
 * @param price per unit, as it was shown when the item was last put in
 * @param currency of the price; null where the shop did not say, and then the price is compared with nothing
 * @param putAt when units of it were last put in
 */
public record CartLine(
        String itemId,
        long quantity,
        BigDecimal price,
        @Nullable String currency,
        Instant putAt) {

    static CartLine of(ShopItem item, ShopEvent event) {
        return new CartLine(item.itemId(), item.quantity(), item.price(), event.currency(), event.eventTime());
    }

    /**
     * Units add up; the price and currency, for all of them, are those of the later, and of two of the same time those of the one given
     * here: a cart shows one price for an item.
     */
    CartLine and(CartLine more) {
        CartLine shown = more.putAt.isBefore(putAt) ? this : more;
        return new CartLine(itemId, quantity + more.quantity, shown.price, shown.currency, shown.putAt);
    }

    CartLine withQuantity(long units) {
        return new CartLine(itemId, units, price, currency, putAt);
    }
}
