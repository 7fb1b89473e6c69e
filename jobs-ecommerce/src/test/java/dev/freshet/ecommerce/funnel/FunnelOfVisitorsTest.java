/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.BranchedOutputs;
import dev.freshet.ecommerce.PipelineInputs;
import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.identity.IdentityOutputs;
import dev.freshet.ecommerce.identity.IdentityPipeline;
import dev.freshet.ecommerce.identity.IdentitySettings;
import dev.freshet.testkit.cluster.Collected;
import dev.freshet.testkit.cluster.MiniClusterFixture;
import dev.freshet.testkit.cluster.PipelineRun;
import dev.freshet.testkit.cluster.RunSettings;
import dev.freshet.testkit.cluster.Script;
import dev.freshet.testkit.harness.StateStore;
import dev.freshet.testkit.result.Disorder;
import dev.freshet.testkit.result.FinalRows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Identity and funnel together: a visitor's steps count for the user as whom the visitor signs in. */
final class FunnelOfVisitorsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration MEMORY = Duration.ofHours(30);
    private static final Duration LATENESS = Duration.ofHours(1);

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource(PipelineInputs.SETTINGS_AND_SEEDS)
    void disorderedInputGivesTheRowsOfABatchComputation(RunSettings settings, long seed) throws Exception {
        assertEqualToBatch(events(seed, 3_000, 60), Duration.ofHours(6), Duration.ofMillis(20), settings, seed);
    }

    /** Equal times, several starts, ways of just a day, and log-ins, in a stream that is long enough for all to meet. */
    @Test
    void aHundredThousandEventsGiveTheRowsOfABatchComputation() throws Exception {
        long seed = 20_260_328;
        List<ShopEvent> events = events(seed, 100_000, 4_000);
        assertThat(stepsAtTheBorderOfTheHandOver(events)).isGreaterThan(100);

        assertEqualToBatch(events, DAY, Duration.ZERO, RunSettings.DEFAULT, seed);
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void aRestoreInBetweenChangesNothing(StateStore store, @TempDir Path directory) throws Exception {
        long seed = 7;
        List<ShopEvent> events = events(seed, 3_000, 60);
        List<ShopEvent> arrivals = new Disorder(seed, Duration.ofMinutes(59), 0.05).of(events, ShopEvent::eventTime);
        RunSettings settings = RunSettings.DEFAULT.withStore(store);
        int half = arrivals.size() / 2;

        PipelineRun before = MiniClusterFixture.shared().run(settings);
        Collected<FunnelRow> earlier =
                rows(before, script(arrivals.subList(0, half)).hold(), DAY, Duration.ZERO);
        Path savepoint = before.executeAndSave(directory.resolve("savepoint"));
        PipelineRun after = MiniClusterFixture.shared().restore(savepoint, settings);
        Collected<FunnelRow> later = rows(after, script(arrivals.subList(half, arrivals.size())), DAY, Duration.ZERO);
        after.execute();

        List<FunnelRow> published = new ArrayList<>(earlier.values());
        published.addAll(later.values());
        assertThat(newest(published)).isEqualTo(batch(events, DAY));
    }

    /** Round the day on which the clock is moved forward in Berlin. */
    private static List<ShopEvent> events(long seed, int count, int visitors) {
        Random random = new Random(seed);
        RandomShoppers shoppers = new RandomShoppers(random, Instant.parse("2026-03-28T06:00:00Z"), DAY);
        return new RandomVisitors(random, shoppers).events(count, visitors);
    }

    /** Whose sign-in comes exactly a day after them. */
    private static long stepsAtTheBorderOfTheHandOver(List<ShopEvent> events) {
        return new BatchHandOver(MEMORY, DAY)
                .stepsByShopper(events).values().stream()
                        .flatMap(Collection::stream)
                        .filter(step -> step.since().equals(step.at().time().plus(DAY)))
                        .count();
    }

    /** No event comes behind the watermark, for that may change who a visitor is. */
    private static void assertEqualToBatch(
            List<ShopEvent> events, Duration handOver, Duration earlyInterval, RunSettings settings, long seed)
            throws Exception {
        List<ShopEvent> arrivals = new Disorder(seed, Duration.ofMinutes(59), 0.05).of(events, ShopEvent::eventTime);

        List<FunnelRow> published = run(arrivals, handOver, earlyInterval, settings);

        assertThat(newest(published)).as("seed %d", seed).isEqualTo(batch(events, handOver));
        assertThat(published.stream().map(row -> row.granularityAndStart() + " " + row.revision()))
                .as("seed %d", seed)
                .doesNotHaveDuplicates();
    }

    private static Map<String, List<Integer>> batch(List<ShopEvent> events, Duration handOver) {
        return new BatchFunnel(BERLIN, DAY).countDone(new BatchHandOver(MEMORY, handOver).stepsByShopper(events));
    }

    private static Script<ShopEvent> script(List<ShopEvent> arrivals) {
        return Script.arriving(arrivals, ShopEvent::eventTime, LATENESS);
    }

    /** The last revision of each row, which has to be a final one. */
    private static Map<String, List<Integer>> newest(List<FunnelRow> published) {
        Map<String, FunnelRow> newest = FinalRows.newest(
                published, row -> BatchFunnel.window(row.granularity(), row.windowStart()), FunnelRow::revision);
        assertThat(newest.values()).allMatch(FunnelRow::isFinal);
        Map<String, List<Integer>> counts = new TreeMap<>();
        newest.forEach((window, row) -> counts.put(
                window,
                Stream.of(row.viewItem(), row.addToCart(), row.beginCheckout(), row.purchase())
                        .map(Math::toIntExact)
                        .toList()));
        return counts;
    }

    private static List<FunnelRow> run(
            List<ShopEvent> arrivals, Duration handOver, Duration earlyInterval, RunSettings settings)
            throws Exception {
        PipelineRun run = MiniClusterFixture.shared().run(settings);
        Collected<FunnelRow> rows = rows(run, script(arrivals), handOver, earlyInterval);
        run.execute();
        return rows.values();
    }

    private static Collected<FunnelRow> rows(
            PipelineRun run, Script<ShopEvent> script, Duration handOver, Duration earlyInterval) {
        IdentityOutputs shoppers = IdentityPipeline.build(
                BranchedOutputs.of("all", run.input("events", ShopEvent.class, script)),
                new IdentitySettings(MEMORY, LATENESS, handOver, 1_000));
        FunnelSettings funnel =
                new FunnelSettings(BERLIN, DAY, handOver, LATENESS, earlyInterval, PipelineInputs.SMALL_SUMS);
        return run.collect("rows", FunnelPipeline.build(shoppers.events(), shoppers.handedOver(), funnel));
    }
}
