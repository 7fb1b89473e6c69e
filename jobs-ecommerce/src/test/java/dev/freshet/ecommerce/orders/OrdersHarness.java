/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** The orders operator on its own, with a refund wait of seven days and a memory of ninety. */
final class OrdersHarness {

    static final OrdersSettings SETTINGS = new OrdersSettings(Duration.ofDays(7), Duration.ofDays(90));

    private final KeyedOneInputStreamOperatorTestHarness<String, OrderEvent, OrderRow> harness;

    OrdersHarness() throws Exception {
        this(null);
    }

    private OrdersHarness(@Nullable OperatorSubtaskState snapshot) throws Exception {
        harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new OrdersFunction(SETTINGS)), OrderEvent::transactionId, Types.STRING);
        harness.setup();
        if (snapshot != null) {
            harness.initializeState(snapshot);
        }
        harness.open();
    }

    void sees(Order... orders) throws Exception {
        for (Order order : orders) {
            sees(order.event());
        }
    }

    void sees(OrderEvent event) throws Exception {
        harness.processElement(event, event.eventTime().toEpochMilli());
    }

    void watermark(Instant at) throws Exception {
        harness.processWatermark(at.toEpochMilli());
    }

    void endOfInput() throws Exception {
        harness.processWatermark(Long.MAX_VALUE);
    }

    List<OrderRow> rows() {
        return harness.extractOutputValues();
    }

    List<OrderChange> changes() {
        List<OrderChange> changes = new ArrayList<>();
        if (harness.getSideOutput(OrdersFunction.CHANGES) != null) {
            for (StreamRecord<OrderChange> change : harness.getSideOutput(OrdersFunction.CHANGES)) {
                changes.add(change.getValue());
            }
        }
        return changes;
    }

    int stateEntries() {
        return harness.numKeyedStateEntries();
    }

    int timers() {
        return harness.numEventTimeTimers();
    }

    /** The same operator after a failure: a new one, restored from a snapshot of this one. */
    OrdersHarness restored() throws Exception {
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();
        return new OrdersHarness(snapshot);
    }

    void close() throws Exception {
        harness.close();
    }
}
