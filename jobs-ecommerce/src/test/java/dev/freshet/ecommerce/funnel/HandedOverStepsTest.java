/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import static dev.freshet.ecommerce.funnel.Steps.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.EventName;
import dev.freshet.ecommerce.HandedOver;
import dev.freshet.ecommerce.VisitorStep;
import dev.freshet.ecommerce.aggregation.PreAggregationSettings;
import dev.freshet.ecommerce.metrics.Granularity;
import dev.freshet.testkit.harness.KeyedHarness;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The steps of visitor {@code v}, who turns out to be {@code anna}; where no date is said, on 2026-03-02, UTC. */
final class HandedOverStepsTest {

    private static final Duration DAY = Duration.ofHours(24);
    private static final FunnelSettings SETTINGS = new FunnelSettings(
            ZoneOffset.UTC, DAY, DAY, Duration.ofHours(1), Duration.ZERO, PreAggregationSettings.defaults());

    private KeyedHarness<String, ShopperStep, FunnelChange> shoppers;

    @BeforeEach
    void start() throws Exception {
        shoppers = KeyedHarness.of(
                StateStore.ROCKSDB, () -> new ShopperFunnelFunction(SETTINGS), ShopperStep::shopper, Types.STRING);
    }

    @AfterEach
    void stop() {
        shoppers.close();
    }

    @Test
    void theVisitorsWayIsTheUsersFromTheSignInOn() {
        does("v", "view 10:00, cart 10:10");
        shoppers.takeOutput();
        signsIn("10:30", "view 10:00, cart 10:10");
        passed("10:29:59.999");
        assertThat(hours()).isEmpty();

        passed("10:30");
        assertThat(hours()).containsExactlyInAnyOrder("10:00 0 to 2", "10:00 2 to 0");
        does("anna", "checkout 10:40");

        assertThat(hours()).containsExactly("10:00 2 to 3");
    }

    @Test
    void theVisitorsStepsFallBetweenTheUsersOwn() {
        does("anna", "view 09:00, checkout 09:30");
        does("v", "cart 09:20");
        passed("10:00");
        shoppers.takeOutput();

        signsIn("10:00", "cart 09:20");
        passed("10:01");

        assertThat(hours()).containsExactly("09:00 1 to 3");
    }

    @Test
    void aSignInThatOvertakesTheVisitorsStepsTakesThemAllTheSame() {
        signsIn("10:30", "view 10:00");
        does("v", "view 10:00");

        passed("10:30");

        assertThat(hours()).containsExactly("10:00 0 to 1");
    }

    @Test
    void aStepIsInTimeIfTheSignInIs() {
        does("anna", "view 10:00, view 10:30");
        shoppers.takeOutput();

        signsIn("+10:00", "cart 10:10");
        passed("+10:00");
        assertThat(hours()).containsExactly("10:00 1 to 2");

        signsIn("+10:30:00.001", "cart 10:35, checkout 10:36");
        passed("+10:31");
        assertThat(hours()).isEmpty();
    }

    @Test
    void aViewThatIsTooOldToBeHandedOverKeepsItsWay() {
        does("v", "view 10:00, cart 10:10, view 10:20");
        shoppers.takeOutput();

        signsIn("+10:05", "cart 10:10, view 10:20");
        passed("+10:05");

        assertThat(hours()).containsExactly("10:00 0 to 1");
    }

    @Test
    void handsOverAcrossARestore() throws Exception {
        does("v", "view 10:00");
        passed("11:30");
        shoppers.takeOutput();
        signsIn("12:00", "view 10:00");

        shoppers = shoppers.snapshotAndRestore();
        passed("12:00");

        assertThat(hours()).containsExactlyInAnyOrder("10:00 0 to 1", "10:00 1 to 0");
    }

    @Test
    void aVisitorAndAUserWhoFallSilentLeaveNothing() {
        does("v", "view 10:00, cart 10:10");
        signsIn("10:30", "view 10:00, cart 10:10");
        passed("++00:59:59.999");
        assertThat(shoppers.stateEntries())
                .as("of each an hour, borders and timers")
                .isEqualTo(6);

        passed("++01:00");

        shoppers.assertNothingLeft();
    }

    @Test
    void theEndOfInputHandsOverAndLeavesNothing() {
        does("v", "view 10:00");
        signsIn("10:30", "view 10:00");

        shoppers.endOfInput();

        assertThat(hours()).contains("10:00 0 to 1", "10:00 1 to 0");
        shoppers.assertNothingLeft();
    }

    private void does(String shopper, String story) {
        Steps.of(story).forEach(step -> shoppers.element(ShopperStep.own(shopper, step), step.time()));
    }

    private void signsIn(String at, String story) {
        List<VisitorStep> steps = Steps.of(story).stream()
                .map(step -> new VisitorStep(
                        step.time(), EventName.valueOf(step.step().name())))
                .toList();
        List<ShopperStep> transfers = new ArrayList<>();
        new TransferredSteps().flatMap(new HandedOver("v", "anna", time(at), steps), new ListCollector<>(transfers));
        transfers.forEach(step -> shoppers.element(step, time(at)));
    }

    private void passed(String time) {
        shoppers.watermark(time(time));
    }

    /** What is told of hours since the last call. */
    private List<String> hours() {
        return shoppers.takeOutput().stream()
                .filter(change -> change.granularity() == Granularity.HOUR)
                .map(change ->
                        Instant.ofEpochMilli(change.windowStart()).toString().substring(11, 16) + " " + change.from()
                                + " to " + change.to())
                .toList();
    }
}
