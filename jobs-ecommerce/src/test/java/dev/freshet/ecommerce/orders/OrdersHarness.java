/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import dev.freshet.testkit.harness.KeyedHarness;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;

/** The orders operator on its own, with a refund wait of seven days and a memory of ninety. */
final class OrdersHarness {

    static final OrdersSettings SETTINGS = new OrdersSettings(Duration.ofDays(7), Duration.ofDays(90));

    private final KeyedHarness<String, OrderEvent, OrderRow> harness;

    OrdersHarness(StateStore store) throws Exception {
        this(KeyedHarness.of(store, () -> new OrdersFunction(SETTINGS), OrderEvent::transactionId, Types.STRING));
    }

    private OrdersHarness(KeyedHarness<String, OrderEvent, OrderRow> harness) {
        this.harness = harness;
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

    int stateEntries() {
        return harness.stateEntries();
    }

    void assertNothingLeft() {
        harness.assertNothingLeft();
    }

    /** The same operator after a failure: a new one, restored from a snapshot of this one. */
    OrdersHarness restored() throws Exception {
        return new OrdersHarness(harness.snapshotAndRestore());
    }

    void close() {
        harness.close();
    }
}
