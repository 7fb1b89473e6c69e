/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.shop;

import java.util.EnumMap;
import java.util.Map;

/** What a shopper does, and with which probability what comes next; what is left of 1 is leaving the shop. */
enum Step {
    VIEW_ITEM_LIST,
    SELECT_ITEM,
    VIEW_ITEM,
    ADD_TO_CART,
    REMOVE_FROM_CART,
    VIEW_CART,
    BEGIN_CHECKOUT,
    ADD_PAYMENT_INFO,
    PURCHASE,
    LEAVE;

    private static final Map<Step, Map<Step, Double>> NEXT = new EnumMap<>(Step.class);

    static {
        NEXT.put(VIEW_ITEM_LIST, Map.of(SELECT_ITEM, .60, VIEW_ITEM_LIST, .15));
        NEXT.put(SELECT_ITEM, Map.of(VIEW_ITEM, .95));
        NEXT.put(VIEW_ITEM, Map.of(ADD_TO_CART, .30, VIEW_ITEM_LIST, .30, VIEW_ITEM, .15));
        NEXT.put(ADD_TO_CART, Map.of(VIEW_CART, .45, VIEW_ITEM_LIST, .25, BEGIN_CHECKOUT, .20));
        NEXT.put(VIEW_CART, Map.of(BEGIN_CHECKOUT, .55, VIEW_ITEM_LIST, .15, REMOVE_FROM_CART, .12));
        NEXT.put(REMOVE_FROM_CART, Map.of(VIEW_ITEM_LIST, .40, VIEW_CART, .30));
        NEXT.put(BEGIN_CHECKOUT, Map.of(ADD_PAYMENT_INFO, .85));
        NEXT.put(ADD_PAYMENT_INFO, Map.of(PURCHASE, .90));
    }

    /**
     * What comes next.
     *
     * @param fraction from 0 to 1, thrown by the caller
     */
    Step next(double fraction) {
        Map<Step, Double> following = NEXT.getOrDefault(this, Map.of());
        double left = fraction;
        for (Step step : values()) {
            left -= following.getOrDefault(step, 0.0);
            if (left < 0) {
                return step;
            }
        }
        return LEAVE;
    }

    boolean needsCart() {
        return switch (this) {
            case REMOVE_FROM_CART, VIEW_CART, BEGIN_CHECKOUT, ADD_PAYMENT_INFO, PURCHASE -> true;
            case VIEW_ITEM_LIST, SELECT_ITEM, VIEW_ITEM, ADD_TO_CART, LEAVE -> false;
        };
    }
}
