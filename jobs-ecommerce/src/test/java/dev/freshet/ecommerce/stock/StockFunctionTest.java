/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import static dev.freshet.ecommerce.Happening.time;
import static dev.freshet.ecommerce.stock.Movement.adjustment;
import static dev.freshet.ecommerce.stock.Movement.receipt;
import static dev.freshet.ecommerce.stock.Movement.ship;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.alert.Alert;
import dev.freshet.ecommerce.InventoryMovement;
import dev.freshet.ecommerce.catalog.CatalogJoinOperator;
import dev.freshet.testkit.harness.KeyedTwoInputHarness;
import dev.freshet.testkit.harness.StateStore;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StockFunctionTest {

    private KeyedTwoInputHarness<String, StockEffects, ReorderVersion, StockBalance> stock;

    @BeforeEach
    void start() throws Exception {
        stock = KeyedTwoInputHarness.ofOperator(
                StateStore.ROCKSDB,
                () -> new CatalogJoinOperator<>(new StockFunction()),
                StockEffects::itemId,
                ReorderVersion::itemId,
                Types.STRING);
    }

    @AfterEach
    void stop() {
        stock.close();
    }

    @Test
    void anEffectIsBookedWhenTheWatermarkPassesIt() {
        happens(receipt("e-1", 5).at("10:00"));

        watermark(time("10:00").minusMillis(1));
        assertThat(balances()).isEmpty();
        watermark("10:00");

        assertThat(balances()).containsExactly("mug berlin 10:00 5 - 0");
    }

    /** In another order, two of the alerts would have been others. */
    @Test
    void alertsAreDecidedInTheOrderOfTheEvents() {
        happens(ship("e-3", 4).at("10:20"));
        happens(ship("e-2", 5).at("10:10"));
        happens(receipt("e-4", 6).at("10:30"));
        happens(receipt("e-1", 8).at("10:00"));

        watermark("11:00");

        assertThat(balances())
                .containsExactly(
                        "mug berlin 10:00 8 - 0",
                        "mug berlin 10:10 3 - 0",
                        "mug berlin 10:20 -1 - 0",
                        "mug berlin 10:30 5 - 0");
        assertThat(alerts())
                .containsExactly(
                        "10:20 OUT_OF_STOCK firing since 10:20 by [e-3]",
                        "10:20 OVERSOLD firing since 10:20 by [e-3]",
                        "10:30 OUT_OF_STOCK resolved since 10:20 by [e-4]",
                        "10:30 OVERSOLD resolved since 10:20 by [e-4]");
    }

    @Test
    void effectsOfOneInstantMakeOneDecisionPerLocation() throws Exception {
        happens(ship("e-1", 5).at("10:00"));
        happens(receipt("e-2", 9).at("10:00"));
        happens(receipt("e-3", 2).of("mug", "paris").at("10:00"));

        watermark("10:00");

        assertThat(balances()).containsExactly("mug berlin 10:00 4 - 0", "mug paris 10:00 2 - 0");
        assertThat(alerts()).isEmpty();
    }

    /** What was sent stays sent; the late receipt corrects the balance, and ends the alert as of now. */
    @Test
    void aLateEffectIsBookedAtOnceAndDecidedAsOfNow() {
        happens(receipt("e-1", 2).at("10:00"));
        happens(ship("e-2", 3).at("10:10"));
        watermark("10:30");

        happens(receipt("e-3", 4).at("10:05"));

        assertThat(balances())
                .containsExactly("mug berlin 10:00 2 - 0", "mug berlin 10:10 -1 - 0", "mug berlin 10:05 3 - 0");
        assertThat(alerts())
                .containsExactly(
                        "10:10 OUT_OF_STOCK firing since 10:10 by [e-2]",
                        "10:10 OVERSOLD firing since 10:10 by [e-2]",
                        "10:10 OUT_OF_STOCK resolved since 10:10 by [e-3]",
                        "10:10 OVERSOLD resolved since 10:10 by [e-3]");
    }

    /** In the millisecond of the watermark it is late, in the next it waits for its turn. */
    @Test
    void whatHappenedInTheMillisecondOfTheWatermarkIsLate() {
        watermark("10:00");

        happens(receipt("e-1", 5).at(time("10:00").plusNanos(999_999)));
        assertThat(balances()).containsExactly("mug berlin 10:00 5 - 0");
        happens(ship("e-2", 1).at(time("10:00").plusMillis(1)));

        assertThat(balances()).hasSize(1);
        watermark(time("10:00").plusMillis(1));
        assertThat(balances()).last().isEqualTo("mug berlin 10:00 4 - 0");
    }

    /** A reservation that a late movement tells anew: what is past at once and together, what is to come when it comes. */
    @Test
    void ofWhatComesTogetherThePastIsBookedTogetherAndTheRestWaits() {
        happens(receipt("e-1", 5).at("10:00"));
        watermark("10:30");

        happens(
                StockEffect.movement(time("10:05"), "e-2", 0, 5),
                StockEffect.movement(time("10:10"), "e-3", 0, -2),
                StockEffect.expiry(time("10:40"), "e-2", 3));
        assertThat(balances()).containsExactly("mug berlin 10:00 5 - 0", "mug berlin 10:10 5 - 3");
        watermark("10:40");

        assertThat(balances()).last().isEqualTo("mug berlin 10:40 5 - 0");
        assertThat(alerts()).isEmpty();
    }

    @Test
    void theReorderPointIsThatOfTheEventsTimeWhateverCameFirst() {
        happens(receipt("e-1", 5).at("10:05"));
        happens(adjustment("e-2", 0).at("10:15"));
        catalogSays("10:20", new ReorderPoint(3L, 3L));
        catalogSays("10:10", new ReorderPoint(9L, 9L));

        watermark("11:00");

        assertThat(alerts())
                .containsExactly(
                        "10:10 LOW_STOCK firing since 10:10 by [c-10:10]",
                        "10:20 LOW_STOCK resolved since 10:10 by [c-10:20]");
    }

    @Test
    void aReorderPointIsDecidedForEveryLocationWhenItBegins() {
        happens(receipt("e-1", 5).at("10:00"));
        happens(receipt("e-2", 50).of("mug", "oslo").at("10:00"));
        happens(receipt("e-3", 6).of("mug", "paris").at("10:00"));
        catalogSays("10:10", new ReorderPoint(9L, 9L));

        watermark(time("10:10").minusMillis(1));
        assertThat(alerts()).isEmpty();
        watermark("10:10");

        assertThat(stock.sideOutput(StockFunction.ALERTS))
                .extracting(Alert::subject)
                .containsExactly("mug|berlin", "mug|paris");
        assertThat(balances()).hasSize(3);
    }

    @Test
    void aLateReorderPointHoldsFromNowOn() {
        happens(receipt("e-1", 5).at("10:00"));
        happens(adjustment("e-2", 0).at("10:30"));
        watermark("11:00");

        catalogSays("10:10", new ReorderPoint(9L, 9L));

        assertThat(alerts()).containsExactly("10:30 LOW_STOCK firing since 10:30 by [c-10:10]");
    }

    /** The catalog may send its versions in any order; the newest that has begun holds. */
    @Test
    void aReorderPointThatWasReplacedLongAgoChangesNothing() {
        happens(receipt("e-1", 5).at("10:00"));
        catalogSays("10:20", new ReorderPoint(3L, 3L));
        watermark("11:00");

        catalogSays("10:10", new ReorderPoint(9L, 9L));
        happens(adjustment("e-2", 0).at("11:10"));
        watermark("11:10");

        assertThat(alerts()).isEmpty();
        assertThat(stock.timers()).isZero();
    }

    /** As when its price is another. Where nothing is ever moved no time passes, and each would stay. */
    @Test
    void aVersionThatSaysNothingNewOfTheReorderPointLeavesNoTrace() {
        catalogSays("09:00", new ReorderPoint(3L, 5L));

        catalogSays("09:30", new ReorderPoint(3L, 5L));

        assertThat(stock.timers()).isEqualTo(1);
    }

    @Test
    void theCatalogMayHoldTimeBackAndNeverLeadsIt() {
        happens(receipt("e-1", 5).at("10:00"));
        stock.firstWatermark(time("10:30"));
        assertThat(balances()).isEmpty();
        stock.secondWatermark(time("10:10"));
        assertThat(balances()).hasSize(1);

        stock.secondWatermark(time("12:00"));
        happens(ship("e-2", 1).at("11:00"));

        assertThat(balances()).hasSize(1);
    }

    @Test
    void aRestoreGoesOnWithWhatWaitedAndSaysNothingTwice() throws Exception {
        catalogSays("09:00", new ReorderPoint(3L, 5L));
        happens(receipt("e-1", 2).at("10:00"));
        happens(ship("e-2", 2).at("10:30"));
        watermark("10:10");
        assertThat(alerts()).containsExactly("10:00 LOW_STOCK firing since 10:00 by [e-1]");

        stock = stock.snapshotAndRestore();
        watermark("10:30");
        happens(receipt("e-3", 9).at("10:40"));
        watermark("10:40");

        assertThat(balances()).containsExactly("mug berlin 10:30 0 - 0", "mug berlin 10:40 9 - 0");
        assertThat(alerts())
                .containsExactly(
                        "10:30 OUT_OF_STOCK firing since 10:30 by [e-2]",
                        "10:40 LOW_STOCK resolved since 10:00 by [e-3]",
                        "10:40 OUT_OF_STOCK resolved since 10:30 by [e-3]");
    }

    @Test
    void atTheEndOfTheInputWhatWaitsIsBookedOnceAndInOrder() {
        happens(ship("e-2", 5).at("10:20"));
        happens(receipt("e-1", 4).at("10:00"));
        catalogSays("10:10", new ReorderPoint(9L, 9L));

        stock.endOfInput();

        assertThat(balances()).containsExactly("mug berlin 10:00 4 - 0", "mug berlin 10:20 -1 - 0");
        assertThat(alerts())
                .containsExactly(
                        "10:10 LOW_STOCK firing since 10:10 by [c-10:10]",
                        "10:20 OUT_OF_STOCK firing since 10:20 by [e-2]",
                        "10:20 OVERSOLD firing since 10:20 by [e-2]");
    }

    /** Beside one entry per location there is nothing, and of reorder points the one that holds. */
    @Test
    void keepsTheBooksAndTheReorderPointThatHolds() throws Exception {
        catalogSays("09:00", new ReorderPoint(3L, 5L));
        catalogSays("09:30", new ReorderPoint(4L, 5L));
        happens(receipt("e-1", 7).at("10:00"));
        watermark("11:00");
        assertThat(stock.stateEntries()).isEqualTo(2);
        assertThat(stock.timers()).isZero();

        catalogSays("11:30", ReorderPoint.NONE);
        watermark("12:00");

        assertThat(stock.timers()).isZero();
        assertThat(alerts()).isEmpty();
        stock = stock.snapshotAndRestore();
        assertThat(stock.stateEntries()).isEqualTo(1);
    }

    private void happens(Movement movement) {
        InventoryMovement event = movement.event();
        stock.first(
                new StockEffects(event.itemId(), event.locationId(), List.of(StockEffect.of(event))),
                event.eventTime());
    }

    private void happens(StockEffect... together) {
        stock.first(new StockEffects("mug", "berlin", Arrays.asList(together)), together[0].time());
    }

    private void catalogSays(String since, ReorderPoint reorder) {
        stock.second(new ReorderVersion("mug", time(since), reorder, "c-" + since), time(since));
    }

    private void watermark(String clock) {
        watermark(time(clock));
    }

    private void watermark(Instant at) {
        stock.watermark(at);
    }

    private List<String> balances() {
        return stock.output().stream()
                .map(balance -> balance.itemId() + " " + balance.locationId() + " " + clock(balance.at()) + " "
                        + balance.onHand() + " - " + balance.reserved())
                .toList();
    }

    private List<String> alerts() {
        return stock.sideOutput(StockFunction.ALERTS).stream()
                .map(alert -> clock(alert.updatedAt()) + " " + alert.ruleId() + " "
                        + alert.status().name().toLowerCase(Locale.ROOT) + " since "
                        + clock(alert.startedAt()) + " by " + alert.evidence().eventIds())
                .toList();
    }

    private static String clock(Instant time) {
        return time.toString().substring(11, 16);
    }
}
