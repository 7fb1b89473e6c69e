/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.freshet.ecommerce.EventName;
import dev.freshet.ecommerce.HandedOver;
import dev.freshet.ecommerce.Happening;
import dev.freshet.ecommerce.PipelineInputs;
import dev.freshet.ecommerce.ShopperEvent;
import dev.freshet.ecommerce.metrics.Granularity;
import dev.freshet.testkit.cluster.Collected;
import dev.freshet.testkit.cluster.MiniClusterFixture;
import dev.freshet.testkit.cluster.PipelineRun;
import dev.freshet.testkit.cluster.RunSettings;
import dev.freshet.testkit.cluster.Script;
import dev.freshet.testkit.result.Disorder;
import dev.freshet.testkit.result.FinalRows;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FunnelPipelineTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    @Test
    void publishesEachHourAndDayOnceWhenNothingIsCorrected() throws Exception {
        List<ShopperEvent> events = List.of(
                happened("anna", EventName.VIEW_ITEM, "10:50:00"),
                happened("ben", EventName.VIEW_ITEM, "10:55:00"),
                happened("anna", EventName.VIEW_CART, "10:56:00"),
                happened("anna", EventName.ADD_TO_CART, "11:05:00"),
                happened("anna", EventName.VIEW_ITEM, "11:06:00"),
                happened("anna", EventName.BEGIN_CHECKOUT, "11:10:00"),
                happened("anna", EventName.PURCHASE, "11:20:00"),
                happened("ben", EventName.PURCHASE, "11:30:00"));

        List<FunnelRow> rows = run(events, DAY, Duration.ZERO, RunSettings.DEFAULT);

        Instant dayEnd = Instant.parse("2026-03-02T23:00:00Z");
        assertThat(rows)
                .containsExactlyInAnyOrder(
                        row(Granularity.HOUR, time("10:00"), time("11:00"), 2, 1, 1, 1),
                        row(Granularity.HOUR, time("11:00"), time("12:00"), 1, 0, 0, 0),
                        row(Granularity.DAY, dayEnd.minus(DAY), dayEnd, 2, 1, 1, 1));
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource(PipelineInputs.SETTINGS_AND_SEEDS)
    void disorderedInputGivesTheRowsOfABatchComputation(RunSettings settings, long seed) throws Exception {
        assertEqualToBatch(shoppers(seed).events(3_000, 40), DAY, Duration.ofMillis(20), settings, seed);
    }

    /** Equal times, several starts, and ways of just a day, in a stream that is long enough for all of them to meet. */
    @Test
    void thousandsOfEventsAtTheBordersGiveTheRowsOfABatchComputation() throws Exception {
        long seed = 20_260_328;
        List<ShopperEvent> events = shoppers(seed).events(25_000, 625);
        assertThat(waysOfExactlyADay(events)).isGreaterThan(100);

        assertEqualToBatch(events, DAY, Duration.ZERO, RunSettings.DEFAULT, seed);
    }

    /** With half an hour for the way, because no session lasts for a day. */
    @Test
    void sessionsOfARealShopGiveTheRowsOfABatchComputation() throws Exception {
        List<ShopperEvent> events = RealSessions.events(System.getenv("FRESHET_DATA"));
        assumeFalse(events.isEmpty(), RealSessions.NONE);
        assertThat(new BatchFunnel(BERLIN, HALF_AN_HOUR)
                        .count(stepsByShopper(events)).values().stream()
                                .mapToInt(counts -> counts.get(3))
                                .sum())
                .as("purchases in time, by hour and by day")
                .isGreaterThan(100);

        assertEqualToBatch(events, HALF_AN_HOUR, Duration.ZERO, RunSettings.DEFAULT, 1);
    }

    /** Round the day on which the clock is moved forward in Berlin. */
    private static RandomShoppers shoppers(long seed) {
        return new RandomShoppers(new Random(seed), Instant.parse("2026-03-28T06:00:00Z"), DAY);
    }

    private static void assertEqualToBatch(
            List<ShopperEvent> events, Duration within, Duration earlyInterval, RunSettings settings, long seed)
            throws Exception {
        List<ShopperEvent> arrivals = new Disorder(seed, Duration.ofMinutes(59), 0.05)
                .of(events, event -> event.event().eventTime());

        List<FunnelRow> published = run(arrivals, within, earlyInterval, settings);

        assertThat(newest(published))
                .as("seed %d", seed)
                .isEqualTo(new BatchFunnel(BERLIN, within).count(stepsByShopper(events)));
        assertThat(published.stream().map(row -> row.granularityAndStart() + " " + row.revision()))
                .as("seed %d", seed)
                .doesNotHaveDuplicates();
    }

    private static Map<String, Set<StepAt>> stepsByShopper(List<ShopperEvent> events) {
        return events.stream()
                .filter(event -> FunnelStep.of(event.event().eventName()) != null)
                .collect(Collectors.groupingBy(
                        ShopperEvent::shopper, Collectors.mapping(FunnelPipelineTest::step, Collectors.toSet())));
    }

    private static long waysOfExactlyADay(List<ShopperEvent> events) {
        return stepsByShopper(events).values().stream()
                .flatMap(steps -> steps.stream()
                        .filter(step -> step.step() == FunnelStep.VIEW_ITEM)
                        .filter(view -> steps.contains(new StepAt(view.time().plus(DAY), FunnelStep.PURCHASE))))
                .count();
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
            List<ShopperEvent> events, Duration within, Duration earlyInterval, RunSettings settings) throws Exception {
        PipelineRun run = MiniClusterFixture.shared().run(settings);
        FunnelSettings funnel = new FunnelSettings(
                BERLIN, within, within, Duration.ofHours(1), earlyInterval, PipelineInputs.SMALL_SUMS);
        Collected<FunnelRow> rows = run.collect(
                "rows",
                FunnelPipeline.build(
                        PipelineInputs.events(run, events),
                        run.input("handed-over", HandedOver.class, Script.empty()),
                        funnel));
        run.execute();
        return rows.values();
    }

    private static ShopperEvent happened(String shopper, EventName name, String at) {
        return new ShopperEvent(
                shopper,
                Happening.of(name, shopper + name + at)
                        .user(shopper)
                        .at(at)
                        .item("mug", "kitchen")
                        .event());
    }

    private static StepAt step(ShopperEvent happened) {
        FunnelStep step = FunnelStep.of(happened.event().eventName());
        return new StepAt(happened.event().eventTime(), Objects.requireNonNull(step));
    }

    private static FunnelRow row(
            Granularity granularity,
            Instant start,
            Instant end,
            long viewItem,
            long addToCart,
            long beginCheckout,
            long purchase) {
        return new FunnelRow(
                granularity, start, end, 86_400, viewItem, addToCart, beginCheckout, purchase, 1, true, end.plus(DAY));
    }
}
