/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import dev.freshet.ecommerce.ShopperEvent;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Keeps purchases and refunds, and of them what an order needs. */
final class OrderEventFilter implements FlatMapFunction<ShopperEvent, OrderEvent> {

    private static final long serialVersionUID = 1L;

    @Override
    public void flatMap(ShopperEvent reported, Collector<OrderEvent> out) {
        if (reported.event().eventName().isOrder()) {
            out.collect(OrderEvent.of(reported));
        }
    }
}
