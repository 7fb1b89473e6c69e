/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import static dev.freshet.ecommerce.EventName.ADD_TO_CART;
import static dev.freshet.ecommerce.EventName.PURCHASE;
import static dev.freshet.ecommerce.EventName.REMOVE_FROM_CART;

import dev.freshet.ecommerce.EventName;
import dev.freshet.ecommerce.Happening;
import java.math.BigDecimal;

/** Carts in the words of what happened to them. */
public final class Carts {

    private Carts() {}

    static Cart threeMugs() {
        return after(add("10:00").item("mug", null, "4.00", 3, null));
    }

    /** As many lines as a cart may have, each of one {@code item-<number>}. */
    static Cart fullOfItems() {
        Happening most = add("10:00");
        for (int item = 0; item < Cart.MOST_LINES; item++) {
            most.item("item-" + item, null);
        }
        return after(most);
    }

    static Cart after(Happening... happenings) {
        Cart cart = Cart.unknown();
        for (Happening happening : happenings) {
            cart = cartAfter(cart, happening);
        }
        return cart;
    }

    static Cart cartAfter(Cart cart, Happening happening) {
        return cart.after(happening.event()).cart();
    }

    static Happening add(String at) {
        return happens(ADD_TO_CART, at).transaction(null, "EUR");
    }

    static Happening remove(String at, String item, long quantity) {
        return happens(REMOVE_FROM_CART, at).item(item, null, "1.00", quantity, null);
    }

    static Happening purchase(String at, String item) {
        return happens(PURCHASE, at).transaction("t-1", "EUR").item(item, null);
    }

    static Happening happens(EventName name, String at) {
        return Happening.of(name, name + "@" + at).at(at);
    }

    static CartLine line(String item, long quantity, String price, String at) {
        return new CartLine(item, quantity, new BigDecimal(price), "EUR", Happening.time(at));
    }
}
