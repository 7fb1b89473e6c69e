/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import dev.freshet.ecommerce.EventName;
import org.jspecify.annotations.Nullable;

/** The steps of the funnel, in their order. Constants are appended, never renamed. */
public enum FunnelStep {
    VIEW_ITEM,
    ADD_TO_CART,
    BEGIN_CHECKOUT,
    PURCHASE;

    /** The step that an event is, or null if it is none. */
    static @Nullable FunnelStep of(EventName name) {
        return switch (name) {
            case VIEW_ITEM -> VIEW_ITEM;
            case ADD_TO_CART -> ADD_TO_CART;
            case BEGIN_CHECKOUT -> BEGIN_CHECKOUT;
            case PURCHASE -> PURCHASE;
            case VIEW_ITEM_LIST, SELECT_ITEM, REMOVE_FROM_CART, VIEW_CART, ADD_PAYMENT_INFO, REFUND -> null;
        };
    }
}
