/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign;

import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.ShopperEvent;
import dev.freshet.ecommerce.campaign.shopper.ShopperNews;
import dev.freshet.ecommerce.campaign.shopper.VisitorNews;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * What campaigns watch; lists, selections and refunds set nothing off, and stay out of the shuffle. What unknown visitors do with
 * their carts goes the way of those who may sign in.
 */
final class CampaignEvents extends ProcessFunction<ShopperEvent, ShopperNews> {

    static final OutputTag<VisitorNews> OF_VISITORS =
            new OutputTag<>("visitor-cart-events", Types.POJO(VisitorNews.class));

    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(ShopperEvent event, Context context, Collector<ShopperNews> out) {
        switch (event.event().eventName()) {
            case VIEW_ITEM -> out.collect(ShopperNews.of(event.shopper(), event.event()));
            case ADD_TO_CART, REMOVE_FROM_CART, VIEW_CART, BEGIN_CHECKOUT, ADD_PAYMENT_INFO, PURCHASE -> {
                if (isOfUnknownVisitor(event)) {
                    context.output(OF_VISITORS, VisitorNews.of(event.shopper(), event.event()));
                } else {
                    out.collect(ShopperNews.of(event.shopper(), event.event()));
                }
            }
            case VIEW_ITEM_LIST, SELECT_ITEM, REFUND -> {
                // Nobody asks.
            }
        }
    }

    private static boolean isOfUnknownVisitor(ShopperEvent event) {
        ShopEvent happened = event.event();
        return happened.userId() == null && event.shopper().equals(happened.anonymousId());
    }
}
