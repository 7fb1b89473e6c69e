/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Counts the orders with each item, and all of them, and tells each total at the end of each interval in which an order with it
 * began or ceased to count; also where the total is what it was. Items that were always ordered alone are not told, because
 * no list asks for them.
 */
final class ItemOrdersFunction extends KeyedProcessFunction<String, OrdersAdded, ItemOrders> {

    private static final long serialVersionUID = 1L;

    /** Orders that count, of one item or of all. Kept for good while there are any: one number per item that was ever sold. */
    private transient ValueState<Long> total;

    /** Set when a list may ask for the total; cleared with it. */
    private transient ValueState<Boolean> asked;

    /** What is added at the ends of intervals, epoch milliseconds, that the watermark has not passed; cleared when it does. */
    private transient MapState<Long, Long> waiting;

    @Override
    public void open(OpenContext context) {
        total = getRuntimeContext().getState(new ValueStateDescriptor<>("total", Types.LONG));
        asked = getRuntimeContext().getState(new ValueStateDescriptor<>("asked", Types.BOOLEAN));
        waiting = getRuntimeContext().getMapState(new MapStateDescriptor<>("waiting", Types.LONG, Types.LONG));
    }

    @Override
    public void processElement(OrdersAdded added, Context context, Collector<ItemOrders> out) throws Exception {
        Long before = waiting.get(added.end());
        if (before == null) {
            context.timerService().registerEventTimeTimer(added.end() - 1);
        }
        waiting.put(added.end(), (before == null ? 0 : before) + added.orders());
        if (added.asked() && asked.value() == null) {
            asked.update(true);
        }
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<ItemOrders> out) throws Exception {
        long end = time + 1;
        Long added = waiting.get(end);
        if (added == null) {
            return;
        }
        waiting.remove(end);
        Long before = total.value();
        long orders = (before == null ? 0 : before) + added;
        if (asked.value() != null) {
            out.collect(new ItemOrders(context.getCurrentKey(), end, orders));
        }
        keep(orders);
    }

    private void keep(long orders) throws Exception {
        if (orders != 0) {
            total.update(orders);
            return;
        }
        total.clear();
        if (waiting.isEmpty()) {
            asked.clear();
        }
    }
}
