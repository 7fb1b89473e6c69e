/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import java.util.Map;

/**
 * What one shopper is about.
 *
 * @param judged campaign → the cart version that it has judged; bounded by the campaigns there were while the cart was kept
 */
public record Shopping(Cart cart, Browsing browsing, Map<String, Long> judged) {

    static Shopping nothing() {
        return new Shopping(Cart.unknown(), Browsing.nothing(), Map.of());
    }

    boolean isNothing() {
        return cart.isEmpty() && browsing.categories().isEmpty();
    }
}
