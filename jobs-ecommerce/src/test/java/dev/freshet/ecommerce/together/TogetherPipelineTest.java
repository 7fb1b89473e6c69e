/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.PipelineInputs;
import dev.freshet.ecommerce.orders.OrderChange;
import dev.freshet.testkit.cluster.Collected;
import dev.freshet.testkit.cluster.MiniClusterFixture;
import dev.freshet.testkit.cluster.PipelineRun;
import dev.freshet.testkit.cluster.RunSettings;
import dev.freshet.testkit.result.Disorder;
import dev.freshet.testkit.result.FinalRows;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ten minutes of orders, most of them late. */
final class TogetherPipelineTest {

    private static final int LENGTH = 5;
    private static final int ORDERS = 600;

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource(PipelineInputs.SETTINGS_AND_SEEDS)
    void theListsEndAsABatchComputationHasThem(RunSettings settings, long seed) throws Exception {
        List<OrderChange> changes = RandomOrders.changes(new Random(seed), ORDERS, OrderChanges.NOON);
        List<OrderChange> arrivals = new Disorder(seed, Duration.ofMinutes(8), 0).of(changes, OrderChange::eventTime);

        List<BoughtTogetherRow> rows = run(arrivals, settings);

        assertThat(lists(rows)).as("seed %d", seed).isEqualTo(batch(changes));
        assertThat(rows)
                .as("seed %d", seed)
                .anyMatch(row -> row.revision() > 1)
                .extracting(row -> row.itemId() + " " + row.revision())
                .doesNotHaveDuplicates();
    }

    private static List<BoughtTogetherRow> run(List<OrderChange> changes, RunSettings settings) throws Exception {
        PipelineRun run = MiniClusterFixture.shared().run(settings);
        TogetherSettings together =
                new TogetherSettings(LENGTH, Duration.ofMinutes(1), Duration.ofHours(1), PipelineInputs.SMALL_SUMS);
        DataStream<OrderChange> orders = PipelineInputs.orderChanges(run, changes);
        Collected<BoughtTogetherRow> rows = run.collect(
                "rows",
                TogetherPipeline.build(orders, noQuestion(orders), together).rows());
        run.execute();
        return rows.values();
    }

    /** Nobody asks, and time passes as it does for the orders: an input of its own could end before them, or long after. */
    private static DataStream<CartQuestion> noQuestion(DataStream<OrderChange> orders) {
        return orders.flatMap((OrderChange order, Collector<CartQuestion> out) -> {})
                .returns(CartQuestion.class)
                .uid("no-question");
    }

    private static Map<String, String> lists(List<BoughtTogetherRow> rows) {
        return withoutEmpty(FinalRows.facts(
                rows,
                BoughtTogetherRow::itemId,
                BoughtTogetherRow::revision,
                row -> BatchTogether.row(row.orders(), row.allOrders(), row.items())));
    }

    private static Map<String, String> batch(List<OrderChange> changes) {
        return withoutEmpty(BatchTogether.lists(changes, LENGTH));
    }

    /** An item without a list has no row, or one that says so. */
    private static Map<String, String> withoutEmpty(Map<String, String> lists) {
        Map<String, String> rest = new TreeMap<>(lists);
        rest.values().removeIf(list -> list.endsWith(" []"));
        assertThat(rest).hasSizeGreaterThan(10);
        return rest;
    }
}
