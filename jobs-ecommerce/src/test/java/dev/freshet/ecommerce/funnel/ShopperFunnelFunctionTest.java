/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import static dev.freshet.ecommerce.funnel.Steps.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.aggregation.PreAggregationSettings;
import dev.freshet.ecommerce.metrics.Granularity;
import dev.freshet.testkit.harness.KeyedHarness;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ShopperFunnelFunctionTest {

    private final Deque<ShopperFunnelFunction> functions = new ArrayDeque<>();
    private FunnelSettings settings = settings(Duration.ofHours(24), Duration.ofHours(1));

    @SuppressWarnings("NullAway.Init") // Every test starts it, on a back end of its choice.
    private KeyedHarness<String, ShopperStep, FunnelChange> shoppers;

    private void start(StateStore store) throws Exception {
        shoppers = KeyedHarness.of(
                store,
                () -> {
                    functions.add(new ShopperFunnelFunction(settings));
                    return functions.getLast();
                },
                ShopperStep::shopper,
                Types.STRING);
    }

    @AfterEach
    void stop() {
        shoppers.close();
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void tellsAtOnceOfEachShopperHowFarTheWayLed(StateStore store) throws Exception {
        start(store);
        does("anna", "view 10:59");
        does("ben", "cart 10:59:30");
        does("anna", "view 10:59:40, cart 11:00");
        does("ben", "view 11:00");

        assertThat(shoppers.takeOutput())
                .containsExactly(
                        hour("10:00", 0, 1, "10:59"),
                        day(0, 1, "10:59"),
                        hour("10:00", 1, 2, "11:00"),
                        day(1, 2, "11:00"),
                        hour("11:00", 0, 1, "11:00"),
                        day(0, 1, "11:00"));
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void aStepOutOfOrderCountsWhenTheWatermarkHasPassedItAndNotBefore(StateStore store) throws Exception {
        start(store);
        does("anna", "cart 10:20, view 10:10");
        passed("10:09:59.999");
        assertNothingTold();

        passed("10:10");

        assertTold("10:00", 0, 2, "10:20");
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void aLateStepCountsWithTheNextWatermarkUpToTheLastMoment(StateStore store) throws Exception {
        start(store);
        does("anna", "view 10:10, checkout 10:30");
        passed("11:20");
        shoppers.takeOutput();

        does("anna", "cart 10:20");
        assertNothingTold();
        passed("11:20:00.001");

        assertTold("10:00", 1, 3, "10:30");
        assertThat(stepsTooLate()).isZero();
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void aStepWhoseTimeIsSettledIsLeftOutAndCounted(StateStore store) throws Exception {
        start(store);
        does("anna", "view 10:10, checkout 10:30");
        passed("11:32");
        shoppers.takeOutput();

        does("anna", "cart 10:20");
        passed("11:40");

        assertNothingTold();
        assertThat(stepsTooLate()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void goesOnAfterARestore(StateStore store) throws Exception {
        start(store);
        does("anna", "view 09:10, cart 09:20");
        passed("10:25");
        does("anna", "purchase 10:40, checkout 10:30");
        shoppers.takeOutput();

        shoppers = shoppers.snapshotAndRestore();
        does("anna", "cart 09:20, purchase 10:40");
        assertNothingTold();
        passed("10:35");

        assertTold("09:00", 2, 4, "10:40");
    }

    /** Settled steps are told by their hour alone; after a day, within a millisecond of the end of their time. */
    @ParameterizedTest
    @EnumSource(StateStore.class)
    void whatIsSettledLeadsOnUntilItsTimeIsOver(StateStore store) throws Exception {
        start(store);
        does("anna", "view 10:10, cart 10:20");
        passed("+10:00");
        shoppers.takeOutput();

        does("anna", "checkout +10:10, purchase +10:10:00.001");

        assertTold("10:00", 2, 3, "+10:10");
    }

    /** However many steps come out of order: all are put in order together, and a sweep looks at all. */
    @Test
    void aBusyShopperSetsFewTimers() throws Exception {
        start(StateStore.ROCKSDB);
        does("anna", "view 10:59");
        for (int second = 10; second < 60; second++) {
            does("anna", "cart 10:10:" + second);
        }

        assertThat(shoppers.timers())
                .as("one to put in order, two sweeps of which the later has been overtaken")
                .isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void aSilentShopperLeavesNothing(StateStore store) throws Exception {
        start(store);
        does("anna", "view 10:10, cart 10:20");
        passed("++00:59:59.999");
        assertThat(shoppers.stateEntries()).as("hour, borders, timers").isEqualTo(3);
        assertThat(shoppers.timers()).isEqualTo(1);

        passed("++01:00");

        shoppers.assertNothingLeft();
    }

    @Test
    void oneWhoNeverViewedAnythingLeavesNothingWhenNoViewMayComeAnyMore() throws Exception {
        start(StateStore.ROCKSDB);
        does("anna", "cart 10:10");
        passed("11:10");
        assertThat(shoppers.stateEntries()).as("step, borders, timers").isEqualTo(3);

        passed("11:12");

        shoppers.assertNothingLeft();
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void theEndOfInputCountsWhatCameOutOfOrderAndLeavesNothing(StateStore store) throws Exception {
        start(store);
        does("anna", "cart 10:20, view 10:10");
        does("ben", "purchase 10:20");

        shoppers.endOfInput();

        assertTold("10:00", 0, 2, "10:20");
        shoppers.assertNothingLeft();
    }

    @ParameterizedTest(name = "to within {0} and lateness {1}, forgotten at {2}")
    @CsvSource({"PT24H, PT7M, ++01:00", "PT24H, PT3H, ++03:00", "PT1H, PT1H, ++01:00", "PT72H, PT1H, ++++01:00"})
    void aSilentShopperLeavesNothingUnderOtherSettingsEither(Duration within, Duration lateness, String forgotten)
            throws Exception {
        start(StateStore.ROCKSDB);
        does("anna", "view 10:10, cart 10:50");
        passed("11:14");

        settings = settings(within, lateness);
        shoppers = shoppers.snapshotAndRestore();
        passed(forgotten);

        shoppers.assertNothingLeft();
    }

    /** Nearly a day of a view every ten seconds. */
    @Test
    void thousandsOfViewsLeaveTheStepsOfTheLatenessAndOneEntryAnHour() throws Exception {
        start(StateStore.ROCKSDB);
        Instant start = time("00:00");
        for (int number = 0; number < 8_600; number++) {
            Instant at = start.plusSeconds(10L * number);
            shoppers.element(ShopperStep.own("anna", new StepAt(at, FunnelStep.VIEW_ITEM)), at);
            shoppers.watermark(at.minusSeconds(5));
        }

        // 62 minutes of steps, 24 hours, and the borders; a timer for each two minutes of the lateness, and for the
        // day.
        assertThat(shoppers.stateEntries()).isLessThanOrEqualTo(62 * 6 + 2 + 24 + 1);
        assertThat(shoppers.timers()).isLessThanOrEqualTo(33);
        assertThat(shoppers.takeOutput()).hasSize(25);
    }

    private static FunnelSettings settings(Duration within, Duration lateness) {
        return new FunnelSettings(
                ZoneOffset.UTC,
                within,
                Duration.ZERO,
                lateness,
                Duration.ofSeconds(5),
                PreAggregationSettings.defaults());
    }

    private void does(String shopper, String story) {
        Steps.of(story).forEach(step -> shoppers.element(ShopperStep.own(shopper, step), step.time()));
    }

    private void passed(String time) {
        shoppers.watermark(time(time));
    }

    private long stepsTooLate() {
        return functions.getLast().stepsTooLate();
    }

    private void assertNothingTold() {
        assertThat(shoppers.takeOutput()).isEmpty();
    }

    /** Of the hour and of the day. */
    private void assertTold(String hour, int from, int to, String at) {
        assertThat(shoppers.takeOutput()).containsExactly(hour(hour, from, to, at), day(from, to, at));
    }

    private static FunnelChange hour(String start, int from, int to, String at) {
        long millis = time(start).toEpochMilli();
        return new FunnelChange(Granularity.HOUR, millis, millis + 3_600_000, from, to, time(at));
    }

    private static FunnelChange day(int from, int to, String at) {
        long start = time("00:00").toEpochMilli();
        return new FunnelChange(Granularity.DAY, start, start + 86_400_000, from, to, time(at));
    }
}
