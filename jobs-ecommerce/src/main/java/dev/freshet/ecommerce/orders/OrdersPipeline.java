/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import dev.freshet.ecommerce.BranchedOutputs;
import dev.freshet.ecommerce.ShopperAnswer;
import dev.freshet.ecommerce.ShopperEvent;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * From purchases and refunds to order rows and the changes that feed everything which counts money.
 *
 * <pre>
 * each branch of shopper events ── order-events ──┬─ by transaction ── orders ─┬→ rows
 * corrections ──────────────────── order-corrections ┘                          └→ changes
 * </pre>
 */
public final class OrdersPipeline {

    static final String ORDER_EVENTS = "order-events";
    static final String ORDER_CORRECTIONS = "order-corrections";
    static final String ORDERS = "orders";

    private OrdersPipeline() {}

    public static OrdersOutputs build(
            BranchedOutputs<ShopperEvent> events, DataStream<ShopperAnswer> corrections, OrdersSettings settings) {
        BranchedOutputs<OrderEvent> orderEvents = events.each(
                ORDER_EVENTS, branch -> branch.flatMap(new OrderEventFilter()).returns(OrderEvent.class));
        DataStream<OrderEvent> correctedEvents = corrections
                .map(OrderEvent::of)
                .returns(OrderEvent.class)
                .name(ORDER_CORRECTIONS)
                .uid(ORDER_CORRECTIONS);
        SingleOutputStreamOperator<OrderRow> rows = orderEvents
                .union()
                .union(correctedEvents)
                .keyBy(OrderEvent::transactionId)
                .process(new OrdersFunction(settings))
                .returns(OrderRow.class)
                .name(ORDERS)
                .uid(ORDERS);
        return new OrdersOutputs(rows, rows.getSideOutput(OrdersFunction.CHANGES));
    }
}
