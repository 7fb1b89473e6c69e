/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import dev.freshet.testkit.harness.KeyedHarness;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;

/** The orders operator on its own, with a refund wait of seven days and a memory of ninety, and an hour of lateness. */
final class OrdersHarness {

    static final OrdersSettings SETTINGS =
            new OrdersSettings(Duration.ofDays(7), Duration.ofDays(90), Duration.ofHours(1));

    private final KeyedHarness<String, OrderEvent, OrderRow> harness;

    private final Functions functions;

    OrdersHarness(StateStore store) throws Exception {
        this.functions = new Functions();
        this.harness = KeyedHarness.of(store, functions::next, OrderEvent::transactionId, Types.STRING);
    }

    private OrdersHarness(KeyedHarness<String, OrderEvent, OrderRow> harness, Functions functions) {
        this.harness = harness;
        this.functions = functions;
    }

    /** One for the start and for each restore; the last one runs, and has the counters. */
    private static final class Functions {

        private final Deque<OrdersFunction> made = new ArrayDeque<>();
        private OrdersSettings settings = SETTINGS;

        OrdersFunction next() {
            OrdersFunction function = new OrdersFunction(settings);
            made.add(function);
            return function;
        }
    }

    void sees(Order... orders) {
        for (Order order : orders) {
            sees(order.event());
        }
    }

    void sees(OrderEvent event) {
        harness.element(event, event.eventTime());
    }

    void watermark(Instant at) {
        harness.watermark(at);
    }

    void endOfInput() {
        harness.endOfInput();
    }

    List<OrderRow> rows() {
        return harness.output();
    }

    List<OrderChange> changes() {
        return harness.sideOutput(OrdersFunction.CHANGES);
    }

    /** What has been counted since the start or the restore. */
    Map<OrderNotice, Long> counted() {
        Map<OrderNotice, Long> counts = new EnumMap<>(OrderNotice.class);
        for (OrderNotice notice : OrderNotice.values()) {
            counts.put(notice, functions.made.getLast().counted(notice).getCount());
        }
        return counts;
    }

    int stateEntries() {
        return harness.stateEntries();
    }

    int timers() {
        return harness.timers();
    }

    void assertNothingLeft() {
        harness.assertNothingLeft();
    }

    /** The same operator after a failure: a new one, restored from a snapshot of this one. */
    OrdersHarness restored() throws Exception {
        return restored(functions.settings);
    }

    /** The same with other settings, as after a savepoint and a start with other options. */
    OrdersHarness restored(OrdersSettings settings) throws Exception {
        functions.settings = settings;
        return new OrdersHarness(harness.snapshotAndRestore(), functions);
    }

    void close() {
        harness.close();
    }
}
