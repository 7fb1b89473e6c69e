/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import dev.freshet.ecommerce.ShopEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that a shopper did, or what a sign-in does to the shopper's cart.
 *
 * @param event null of a transfer
 * @param transfer null of an event
 */
public record ShopperNews(
        String shopper, @Nullable ShopEvent event, @Nullable CartTransfer transfer) {

    /**
     * By time; a cart is handed over before anything that happens at that instant, of several visitors in the order of their ids.
     * Events as in {@link Cart#PRECEDENCE}.
     */
    static final Comparator<ShopperNews> ORDER = Comparator.comparing(ShopperNews::at)
            .thenComparing(news -> news.transfer, Comparator.nullsLast(Comparator.comparing(CartTransfer::visitor)))
            .thenComparing(news -> news.event, Comparator.nullsFirst(Cart.PRECEDENCE));

    public static ShopperNews of(String shopper, ShopEvent event) {
        return new ShopperNews(shopper, event, null);
    }

    static ShopperNews of(String shopper, CartTransfer transfer) {
        return new ShopperNews(shopper, null, transfer);
    }

    Instant at() {
        return transfer == null ? Objects.requireNonNull(event).eventTime() : transfer.at();
    }
}
