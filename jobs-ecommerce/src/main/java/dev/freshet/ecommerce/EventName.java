/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

/** What a shopper did, by the names of Google Analytics 4. Constants are appended, never renamed. */
public enum EventName {
    VIEW_ITEM_LIST,
    SELECT_ITEM,
    VIEW_ITEM,
    ADD_TO_CART,
    REMOVE_FROM_CART,
    VIEW_CART,
    BEGIN_CHECKOUT,
    ADD_PAYMENT_INFO,
    PURCHASE,
    REFUND;

    /** Whether the event names an order, and so needs a transaction and a currency. */
    public boolean isOrder() {
        return this == PURCHASE || this == REFUND;
    }

    /** Whether it is a step on the way from looking at something to having bought it. */
    public boolean leadsToAnOrder() {
        return this == VIEW_ITEM || this == ADD_TO_CART || this == BEGIN_CHECKOUT || this == PURCHASE;
    }
}
