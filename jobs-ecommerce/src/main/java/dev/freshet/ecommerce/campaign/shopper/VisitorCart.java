/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import dev.freshet.ecommerce.ShopEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cart of an unknown visitor, kept to be handed over at the first sign-in; and that sign-in, for events of before it that come
 * late.
 *
 * <p>It is the cart that campaigns watch as the visitor's: empty or, {@code memory} after its newest event, forgotten, as there.
 *
 * @param signedIn null before, and again when no event of before it can come any more
 */
public record VisitorCart(Cart cart, @Nullable SignedIn signedIn) {

    static VisitorCart nothing() {
        return new VisitorCart(Cart.unknown(), null);
    }

    boolean isNothing() {
        return cart.isEmpty() && signedIn == null;
    }

    /** To whom an event goes that comes when the cart is gone; null where it is the visitor's own. */
    @Nullable
    String ownerOf(ShopEvent event) {
        return signedIn != null && event.eventTime().isBefore(signedIn.at()) ? signedIn.user() : null;
    }

    /** @param event the visitor's own */
    VisitorCart after(ShopEvent event, Duration memory) {
        Cart changed = cartAt(event.eventTime(), memory).after(event).cart();
        return new VisitorCart(changed.isEmpty() ? Cart.unknown() : changed, signedIn);
    }

    /** What stays with a visitor who has signed in: no cart. */
    VisitorCart after(SignedIn first) {
        return new VisitorCart(Cart.unknown(), first);
    }

    /**
     * What a sign-in is to visitor and user; nothing where there is no cart any more, as where it is told again. A visitor and a user
     * of one id are one shopper, who keeps the cart.
     *
     * @param at when it takes effect
     */
    List<ShopperNews> handedOver(String visitor, String user, Instant at, Duration memory) {
        Cart handed = cartAt(at, memory);
        return handed.isEmpty() || visitor.equals(user)
                ? List.of()
                : List.of(
                        ShopperNews.of(visitor, CartTransfer.away(visitor, at)),
                        ShopperNews.of(user, CartTransfer.of(visitor, handed, at)));
    }

    VisitorCart withoutCart() {
        return new VisitorCart(Cart.unknown(), signedIn);
    }

    /** Without a sign-in of which this is long enough after. */
    VisitorCart withoutSignInBefore(Instant oldest) {
        return signedIn == null || signedIn.at().isAfter(oldest) ? this : new VisitorCart(cart, null);
    }

    /** As it is when something happens then; what happens in the very millisecond in which it would be forgotten keeps it. */
    private Cart cartAt(Instant at, Duration memory) {
        return cart.lastActivity().toEpochMilli() + memory.toMillis() < at.toEpochMilli() ? Cart.unknown() : cart;
    }
}
