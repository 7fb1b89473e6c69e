/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import dev.freshet.ecommerce.aggregation.PreAggregationSettings;
import dev.freshet.ecommerce.orders.OrderChange;
import dev.freshet.testkit.cluster.PipelineRun;
import dev.freshet.testkit.cluster.RunSettings;
import dev.freshet.testkit.cluster.Script;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.junit.jupiter.params.provider.Arguments;

/** What the pipeline of one feature is given in a test: records as they arrive, with a watermark behind each that is the youngest. */
public final class PipelineInputs {

    /** A method source: all ways to run a pipeline, each with a seed of its own from 1. */
    public static final String SETTINGS_AND_SEEDS = "dev.freshet.ecommerce.PipelineInputs#settingsAndSeeds";

    /** So few and so soon that sums are sent on many times in a run. */
    public static final PreAggregationSettings SMALL_SUMS = new PreAggregationSettings(Duration.ofMillis(100), 50);

    private static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(5);

    private PipelineInputs() {}

    public static Stream<Arguments> settingsAndSeeds() {
        long[] seed = {1};
        return RunSettings.all().map(settings -> Arguments.of(settings, seed[0]++));
    }

    public static BranchedOutputs<ShopperEvent> events(PipelineRun run, List<ShopperEvent> arrivals) {
        return BranchedOutputs.of(
                "all",
                run.input(
                        "events",
                        ShopperEvent.class,
                        Script.arriving(arrivals, event -> event.event().eventTime(), OUT_OF_ORDERNESS)));
    }

    public static DataStream<OrderChange> orderChanges(PipelineRun run, List<OrderChange> arrivals) {
        return run.input(
                "order-changes",
                OrderChange.class,
                Script.arriving(arrivals, OrderChange::eventTime, OUT_OF_ORDERNESS));
    }
}
