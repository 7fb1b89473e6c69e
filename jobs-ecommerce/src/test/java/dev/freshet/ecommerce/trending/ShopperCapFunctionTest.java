/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.testkit.harness.KeyedHarness;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two events count on a day in Berlin, where the first of July begins at 22:00 UTC; an hour of lateness. */
class ShopperCapFunctionTest {

    private TrendingSettings settings = settings(Duration.ofHours(1));
    private KeyedHarness<ShopperItemKey, ShopperItemChange, Draw> cap;

    @BeforeEach
    void open() throws Exception {
        cap = harness(StateStore.ROCKSDB);
    }

    @AfterEach
    void close() {
        cap.close();
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void theFirstTwoOfEachDayCount(StateStore store) throws Exception {
        open(store);
        views("anna", "mug", "e-1", "2026-06-30T21:00:00Z");
        views("anna", "mug", "e-2", "2026-06-30T21:00:01Z");
        views("anna", "mug", "e-3", "2026-06-30T21:59:59.999Z");
        views("anna", "mug", "e-4", "2026-06-30T22:00:00Z");

        assertThat(draws()).containsExactly("+21:00:00", "+21:00:01", "+22:00:00");
    }

    @Test
    void shoppersAndItemsAreCappedApart() {
        for (int time = 0; time < 3; time++) {
            views("anna", "mug", "a-" + time, "2026-07-01T10:00:0" + time + "Z");
            views("anna", "spoon", "s-" + time, "2026-07-01T11:00:0" + time + "Z");
            views("ben", "mug", "b-" + time, "2026-07-01T12:00:0" + time + "Z");
        }

        assertThat(draws())
                .containsExactlyInAnyOrder(
                        "+10:00:00", "+10:00:01", "+11:00:00", "+11:00:01", "+12:00:00", "+12:00:01");
    }

    @Test
    void aLateEventPushesOutTheLastOneOfItsDay() {
        views("anna", "mug", "e-1", "2026-06-30T21:00:00Z");
        views("anna", "mug", "e-2", "2026-06-30T21:30:00Z");
        cap.watermark(Instant.parse("2026-06-30T22:59:59.999Z"));

        views("anna", "mug", "e-0", "2026-06-30T20:00:00Z");

        assertThat(draws()).containsExactly("+21:00:00", "+21:30:00", "-21:30:00", "+20:00:00");
    }

    @Test
    void aPurchaseThatIsTakenBackMakesRoomAlsoAfterARestore() throws Exception {
        ShopperInterest purchase = event(Interest.PURCHASE, "e-1", "2026-07-01T10:00:00Z");
        change("anna", "mug", purchase, 1);
        views("anna", "mug", "e-2", "2026-07-01T10:00:01Z");
        views("anna", "mug", "e-3", "2026-07-01T10:00:02Z");
        draws();

        cap = cap.snapshotAndRestore();
        change("anna", "mug", purchase, -1);

        assertThat(draws()).containsExactly("-10:00:00", "+10:00:02");
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void aDayIsForgottenAfterTheAllowedLateness(StateStore store) throws Exception {
        open(store);
        views("anna", "mug", "e-1", "2026-06-30T21:00:00Z");

        cap.watermark(Instant.parse("2026-06-30T22:59:59.999Z"));
        assertThat(cap.stateEntries()).isEqualTo(1);
        cap.watermark(Instant.parse("2026-06-30T23:00:00Z"));

        cap.assertNothingLeft();
    }

    @Test
    void aLongerLatenessHoldsForDaysThatAreKnown() throws Exception {
        views("anna", "mug", "e-1", "2026-06-30T21:00:00Z");

        settings = settings(Duration.ofHours(3));
        cap = cap.snapshotAndRestore();
        cap.watermark(Instant.parse("2026-07-01T00:59:59.999Z"));
        assertThat(cap.stateEntries()).isEqualTo(1);
        cap.watermark(Instant.parse("2026-07-01T01:00:00Z"));

        cap.assertNothingLeft();
    }

    @Test
    void theEndOfInputLeavesNothingAndSaysNothing() {
        views("anna", "mug", "e-1", "2026-06-30T21:00:00Z");
        draws();

        cap.endOfInput();

        assertThat(draws()).isEmpty();
        cap.assertNothingLeft();
    }

    private static TrendingSettings settings(Duration lateness) {
        return new TrendingWith()
                .zone("Europe/Berlin")
                .lateness(lateness)
                .most(2)
                .settings();
    }

    private void open(StateStore store) throws Exception {
        cap.close();
        cap = harness(store);
    }

    private KeyedHarness<ShopperItemKey, ShopperItemChange, Draw> harness(StateStore store) throws Exception {
        return KeyedHarness.of(
                store,
                () -> new ShopperCapFunction(settings),
                ShopperItemChange::key,
                TypeInformation.of(ShopperItemKey.class));
    }

    private void views(String shopper, String item, String id, String time) {
        change(shopper, item, event(Interest.VIEW, id, time), 1);
    }

    private void change(String shopper, String item, ShopperInterest event, int sign) {
        cap.element(new ShopperItemChange(shopper, item, event, sign), event.time());
    }

    private static ShopperInterest event(Interest interest, String id, String time) {
        return new ShopperInterest(Instant.parse(time), id, interest, "kitchen");
    }

    private List<String> draws() {
        return cap.takeOutput().stream()
                .map(draw -> (draw.sign() > 0 ? "+" : "-")
                        + Instant.ofEpochMilli(draw.time()).toString().substring(11, 19))
                .toList();
    }
}
