/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign;

import dev.freshet.ecommerce.ShopperEvent;
import org.apache.flink.api.common.functions.FilterFunction;

/** What campaigns watch; lists, selections and refunds set nothing off, and stay out of the shuffle. */
final class CampaignEventFilter implements FilterFunction<ShopperEvent> {

    private static final long serialVersionUID = 1L;

    @Override
    public boolean filter(ShopperEvent event) {
        return switch (event.event().eventName()) {
            case VIEW_ITEM, ADD_TO_CART, REMOVE_FROM_CART, VIEW_CART, BEGIN_CHECKOUT, ADD_PAYMENT_INFO, PURCHASE ->
                true;
            case VIEW_ITEM_LIST, SELECT_ITEM, REFUND -> false;
        };
    }
}
