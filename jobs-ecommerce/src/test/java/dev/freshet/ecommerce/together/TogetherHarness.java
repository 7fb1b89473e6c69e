/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import dev.freshet.testkit.harness.KeyedTwoInputHarness;
import dev.freshet.testkit.harness.StateStore;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;

/** The lists' operator, and whoever tells it the totals. */
final class TogetherHarness {

    private final KeyedTwoInputHarness<String, BasketCounts, ItemOrders, BoughtTogetherRow> harness;

    private TogetherHarness(KeyedTwoInputHarness<String, BasketCounts, ItemOrders, BoughtTogetherRow> harness) {
        this.harness = harness;
    }

    static TogetherHarness of(StateStore store, TogetherSettings settings) throws Exception {
        return new TogetherHarness(KeyedTwoInputHarness.ofOperator(
                store,
                () -> new CoBroadcastWithKeyedOperator<>(
                        new BoughtTogetherFunction(settings), List.of(BoughtTogetherFunction.TOTALS)),
                BasketCounts::itemId,
                ItemOrders::itemId,
                Types.STRING));
    }

    void counts(BasketCounts counts) {
        harness.first(counts, Instant.ofEpochMilli(counts.end() - 1));
    }

    void total(ItemOrders total) {
        harness.second(total, Instant.ofEpochMilli(total.end() - 1));
    }

    void watermark(Instant time) {
        harness.watermark(time);
    }

    void endOfInput() {
        harness.endOfInput();
    }

    List<BoughtTogetherRow> takeRows() {
        return harness.takeOutput();
    }

    int stateEntries() {
        return harness.stateEntries();
    }

    int timers() {
        return harness.timers();
    }

    TogetherHarness restored() throws Exception {
        return new TogetherHarness(harness.snapshotAndRestore());
    }

    void close() {
        harness.close();
    }
}
