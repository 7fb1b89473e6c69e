/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.campaign.model.Instants;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the sign-in of a visitor does to one shopper: to the visitor, whose cart goes, or to the user, to whom it comes.
 *
 * @param at when it takes effect: at the sign-in, but at no instant that was decided before the sign-in was known
 * @param cart what comes to the user; else null
 * @param event of before the sign-in, and came when the cart was gone: the user's as well. Else null; both null of the visitor
 */
public record CartTransfer(
        String visitor,
        Instant at,
        @Nullable Cart cart,
        @Nullable ShopEvent event) {

    /** When something takes effect that is told when everything up to this instant, epoch milliseconds, has been decided. */
    static Instant effectOf(Instant at, long decided) {
        return decided == Long.MIN_VALUE ? at : Instants.latest(at, Instant.ofEpochMilli(decided + 1));
    }

    CartTransfer behind(long decided) {
        return new CartTransfer(visitor, effectOf(at, decided), cart, event);
    }

    static CartTransfer away(String visitor, Instant at) {
        return new CartTransfer(visitor, at, null, null);
    }

    static CartTransfer of(String visitor, Cart cart, Instant at) {
        return new CartTransfer(visitor, at, cart, null);
    }

    static CartTransfer of(String visitor, ShopEvent event, Instant at) {
        return new CartTransfer(visitor, at, null, event);
    }
}
