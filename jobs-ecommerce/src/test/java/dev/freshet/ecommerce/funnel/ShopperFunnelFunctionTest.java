/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import static dev.freshet.ecommerce.Happening.time;
import static dev.freshet.ecommerce.funnel.FunnelStep.ADD_TO_CART;
import static dev.freshet.ecommerce.funnel.FunnelStep.BEGIN_CHECKOUT;
import static dev.freshet.ecommerce.funnel.FunnelStep.PURCHASE;
import static dev.freshet.ecommerce.funnel.FunnelStep.VIEW_ITEM;
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
        does("anna", VIEW_ITEM, "10:59");
        does("ben", ADD_TO_CART, "10:59:30");
        does("anna", VIEW_ITEM, "10:59:40");
        does("anna", ADD_TO_CART, "11:00");
        does("ben", VIEW_ITEM, "11:00");

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
        does("anna", ADD_TO_CART, "10:20");
        does("anna", VIEW_ITEM, "10:10");
        shoppers.watermark(time("10:10").minusMillis(1));
        assertThat(shoppers.takeOutput()).isEmpty();

        shoppers.watermark(time("10:10"));

        assertThat(shoppers.takeOutput()).containsExactly(hour("10:00", 0, 2, "10:20"), day(0, 2, "10:20"));
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void aLateStepCountsWithTheNextWatermarkUpToTheLastMoment(StateStore store) throws Exception {
        start(store);
        does("anna", VIEW_ITEM, "10:10");
        does("anna", BEGIN_CHECKOUT, "10:30");
        shoppers.watermark(time("11:20"));
        shoppers.takeOutput();

        does("anna", ADD_TO_CART, "10:20");
        assertThat(shoppers.takeOutput()).isEmpty();
        shoppers.watermark(time("11:20").plusMillis(1));

        assertThat(shoppers.takeOutput()).containsExactly(hour("10:00", 1, 3, "10:30"), day(1, 3, "10:30"));
        assertThat(stepsTooLate()).isZero();
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void aStepWhoseTimeIsSettledIsLeftOutAndCounted(StateStore store) throws Exception {
        start(store);
        does("anna", VIEW_ITEM, "10:10");
        does("anna", BEGIN_CHECKOUT, "10:30");
        shoppers.watermark(time("11:32"));
        shoppers.takeOutput();

        does("anna", ADD_TO_CART, "10:20");
        shoppers.watermark(time("11:40"));

        assertThat(shoppers.takeOutput()).isEmpty();
        assertThat(stepsTooLate()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void goesOnAfterARestore(StateStore store) throws Exception {
        start(store);
        does("anna", VIEW_ITEM, "09:10");
        does("anna", ADD_TO_CART, "09:20");
        shoppers.watermark(time("10:25"));
        does("anna", PURCHASE, "10:40");
        does("anna", BEGIN_CHECKOUT, "10:30");
        shoppers.takeOutput();

        shoppers = shoppers.snapshotAndRestore();
        does("anna", ADD_TO_CART, "09:20");
        does("anna", PURCHASE, "10:40");
        assertThat(shoppers.takeOutput()).isEmpty();
        shoppers.watermark(time("10:35"));

        assertThat(shoppers.takeOutput()).containsExactly(hour("09:00", 2, 4, "10:40"), day(2, 4, "10:40"));
    }

    /** Settled steps are told by their hour alone; after a day, within a millisecond of the end of their time. */
    @ParameterizedTest
    @EnumSource(StateStore.class)
    void whatIsSettledLeadsOnUntilItsTimeIsOver(StateStore store) throws Exception {
        start(store);
        does("anna", VIEW_ITEM, "10:10");
        does("anna", ADD_TO_CART, "10:20");
        shoppers.watermark(Instant.parse("2026-03-03T10:00:00Z"));
        shoppers.takeOutput();

        does("anna", BEGIN_CHECKOUT, "2026-03-03T10:10:00Z");
        does("anna", PURCHASE, "2026-03-03T10:10:00.001Z");

        assertThat(shoppers.takeOutput())
                .containsExactly(hour("10:00", 2, 3, "2026-03-03T10:10:00Z"), day(2, 3, "2026-03-03T10:10:00Z"));
    }

    /** However many steps come out of order: all are put in order together, and a sweep looks at all. */
    @Test
    void aBusyShopperSetsFewTimers() throws Exception {
        start(StateStore.ROCKSDB);
        does("anna", VIEW_ITEM, "10:59");
        for (int second = 10; second < 60; second++) {
            does("anna", ADD_TO_CART, "2026-03-02T10:10:" + second + "Z");
        }

        assertThat(shoppers.timers())
                .as("one to put in order, two sweeps of which the later has been overtaken")
                .isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void aSilentShopperLeavesNothing(StateStore store) throws Exception {
        start(store);
        does("anna", VIEW_ITEM, "10:10");
        does("anna", ADD_TO_CART, "10:20");
        shoppers.watermark(Instant.parse("2026-03-04T00:59:59.999Z"));
        assertThat(shoppers.stateEntries()).as("hour, borders, timers").isEqualTo(3);
        assertThat(shoppers.timers()).isEqualTo(1);

        shoppers.watermark(Instant.parse("2026-03-04T01:00:00Z"));

        shoppers.assertNothingLeft();
    }

    @Test
    void oneWhoNeverViewedAnythingLeavesNothingWhenNoViewMayComeAnyMore() throws Exception {
        start(StateStore.ROCKSDB);
        does("anna", ADD_TO_CART, "10:10");
        shoppers.watermark(time("11:10"));
        assertThat(shoppers.stateEntries()).as("step, borders, timers").isEqualTo(3);

        shoppers.watermark(time("11:12"));

        shoppers.assertNothingLeft();
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void theEndOfInputCountsWhatCameOutOfOrderAndLeavesNothing(StateStore store) throws Exception {
        start(store);
        does("anna", ADD_TO_CART, "10:20");
        does("anna", VIEW_ITEM, "10:10");
        does("ben", PURCHASE, "10:20");

        shoppers.endOfInput();

        assertThat(shoppers.takeOutput()).containsExactly(hour("10:00", 0, 2, "10:20"), day(0, 2, "10:20"));
        shoppers.assertNothingLeft();
    }

    @ParameterizedTest(name = "to within {0} and lateness {1}, forgotten at {2}")
    @CsvSource({
        "PT24H, PT7M, 2026-03-04T01:00:00Z",
        "PT24H, PT3H, 2026-03-04T03:00:00Z",
        "PT1H, PT1H, 2026-03-04T01:00:00Z",
        "PT72H, PT1H, 2026-03-06T01:00:00Z"
    })
    void aSilentShopperLeavesNothingUnderOtherSettingsEither(Duration within, Duration lateness, String forgotten)
            throws Exception {
        start(StateStore.ROCKSDB);
        does("anna", VIEW_ITEM, "10:10");
        does("anna", ADD_TO_CART, "10:50");
        shoppers.watermark(time("11:14"));

        settings = settings(within, lateness);
        shoppers = shoppers.snapshotAndRestore();
        shoppers.watermark(Instant.parse(forgotten));

        shoppers.assertNothingLeft();
    }

    /** Nearly a day of a view every ten seconds. */
    @Test
    void thousandsOfViewsLeaveTheStepsOfTheLatenessAndOneEntryAnHour() throws Exception {
        start(StateStore.ROCKSDB);
        Instant start = time("00:00");
        for (int number = 0; number < 8_600; number++) {
            Instant at = start.plusSeconds(10L * number);
            shoppers.element(new ShopperStep("anna", new StepAt(at, VIEW_ITEM)), at);
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
                ZoneOffset.UTC, within, lateness, Duration.ofSeconds(5), PreAggregationSettings.defaults());
    }

    private void does(String shopper, FunnelStep step, String at) {
        shoppers.element(new ShopperStep(shopper, new StepAt(time(at), step)), time(at));
    }

    private long stepsTooLate() {
        return functions.getLast().stepsTooLate();
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
