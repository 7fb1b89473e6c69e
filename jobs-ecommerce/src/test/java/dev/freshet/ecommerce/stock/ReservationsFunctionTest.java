/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import static dev.freshet.ecommerce.Happening.time;
import static dev.freshet.ecommerce.stock.Movement.release;
import static dev.freshet.ecommerce.stock.Movement.reserve;
import static dev.freshet.ecommerce.stock.Movement.ship;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.InventoryMovement;
import dev.freshet.testkit.harness.KeyedHarness;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With an hour of lateness. */
final class ReservationsFunctionTest {

    private final Deque<ReservationsFunction> made = new ArrayDeque<>();
    private Duration lateness = Duration.ofHours(1);
    private KeyedHarness<ReservationKey, InventoryMovement, StockEffects> reservations;

    @BeforeEach
    void start() throws Exception {
        reservations =
                KeyedHarness.of(StateStore.ROCKSDB, this::next, ReservationKey::of, Types.POJO(ReservationKey.class));
    }

    @AfterEach
    void stop() {
        reservations.close();
    }

    @Test
    void aReservationExpiresOnceWhenItsEndHasPassed() {
        sees(reserve("e-1", 5).at("10:00").until("10:30"));

        watermark(time("10:30").minusMillis(1));
        assertThat(effects()).containsExactly("mug berlin 10:00 e-1 reserved 5");
        watermark("10:30");
        watermark("11:00");

        assertThat(effects()).containsExactly("mug berlin 10:00 e-1 reserved 5", "mug berlin 10:30 e-1 reserved -5");
        watermark(time("11:30").plusMillis(1));
        reservations.assertNothingLeft();
    }

    @Test
    void itExpiresOnceAlsoWhereItsEndComesAfterARestore() throws Exception {
        sees(reserve("e-1", 5).at("10:00").until("10:30"));
        watermark("10:10");

        restore();
        watermark("10:30");
        watermark("10:40");

        assertThat(effects()).containsExactly("mug berlin 10:30 e-1 reserved -5");
        watermark(time("11:30").plusMillis(1));
        reservations.assertNothingLeft();
    }

    /** The watermark begins again before the end. */
    @Test
    void itDoesNotExpireAgainWhereARestoreComesAfterItsEnd() throws Exception {
        sees(reserve("e-1", 5).at("10:00").until("10:30"));
        watermark("10:35");

        restore();
        watermark("10:20");
        sees(release("e-2", 5).at("10:32"));
        watermark("10:40");

        assertThat(effects()).containsExactly("mug berlin 10:32 e-2 reserved 0");
        watermark("11:40");
        reservations.assertNothingLeft();
    }

    @Test
    void whatIsShippedOrReleasedExpiresNoMore() {
        sees(reserve("e-1", 5).at("10:00").until("10:30"));
        sees(reserve("e-2", 3).reservation("r-2").at("10:00").until("10:30"));
        sees(ship("e-3", 5).reservation("r-1").at("10:10"));
        sees(release("e-4", 3).reservation("r-2").at("10:20"));

        watermark("12:00");

        assertThat(effects())
                .containsExactly(
                        "mug berlin 10:00 e-1 reserved 5",
                        "mug berlin 10:00 e-2 reserved 3",
                        "mug berlin 10:10 e-3 on hand -5 reserved -5",
                        "mug berlin 10:20 e-4 reserved -3");
        reservations.assertNothingLeft();
    }

    /** All that follows from one arrival is one record: whoever adds it up sees nothing in between. */
    @Test
    void aLateReserveIsToldTogetherWithTheShipmentThatClosedIt() {
        sees(ship("e-2", 5).reservation("r-1").at("10:10"));
        watermark("10:30");

        sees(reserve("e-1", 5).at("10:00"));

        assertThat(reservations.output()).hasSize(2);
        assertThat(effects())
                .containsExactly(
                        "mug berlin 10:10 e-2 on hand -5 reserved 0",
                        "mug berlin 10:00 e-1 reserved 5, 10:10 e-2 reserved -5");
        watermark("12:00");
        reservations.assertNothingLeft();
    }

    @Test
    void aLateProlongationTakesTheEndBackAndTheNewEndComes() {
        sees(reserve("e-1", 5).at("10:00").until("10:30"));
        watermark("10:40");
        reservations.takeOutput();

        sees(reserve("e-2", 5).at("10:20").until("11:00"));
        watermark("11:00");

        assertThat(effects())
                .containsExactly(
                        "mug berlin 10:20 e-2 reserved 0, 10:30 e-1 reserved 5", "mug berlin 11:00 e-2 reserved -5");
        watermark("13:00");
        reservations.assertNothingLeft();
    }

    @Test
    void theSameIdElsewhereIsAnotherReservation() {
        sees(reserve("e-1", 5).at("10:00"));

        sees(release("e-2", 5).of("mug", "paris").at("10:10"));
        sees(release("e-3", 5).of("cup", "berlin").at("10:10"));

        assertThat(effects())
                .containsExactly(
                        "mug berlin 10:00 e-1 reserved 5",
                        "mug paris 10:10 e-2 reserved 0",
                        "cup berlin 10:10 e-3 reserved 0");
        assertThat(releasesOfNothing()).isEqualTo(2);
    }

    @Test
    void releasesAndShipmentsThatFindNothingAreCounted() {
        sees(release("e-1", 1).at("10:00"));
        sees(reserve("e-2", 5).at("10:01"));
        sees(release("e-3", 2).at("10:02"));
        sees(ship("e-4", 3).reservation("r-1").at("10:03"));
        assertThat(releasesOfNothing()).isEqualTo(1);
        assertThat(shipsOfNothing()).isZero();

        sees(ship("e-5", 3).reservation("r-1").at("10:04"));

        assertThat(releasesOfNothing()).isEqualTo(1);
        assertThat(shipsOfNothing()).isEqualTo(1);
    }

    /** That its end has passed is not known; nor will anything follow that would ask. */
    @Test
    void atTheEndOfTheInputAnOpenReservationStaysOpenAndNothingIsLeft() {
        sees(reserve("e-1", 5).at("10:00").until("10:30"));
        sees(reserve("e-2", 4).reservation("r-2").at("10:00"));
        watermark("10:10");

        reservations.endOfInput();

        assertThat(effects()).containsExactly("mug berlin 10:00 e-1 reserved 5", "mug berlin 10:00 e-2 reserved 4");
        reservations.assertNothingLeft();
    }

    /** It waits for no time that could end it, and so has no timer. */
    @Test
    void whatHasNoEndAndWaitsForNothingIsKeptBeyondTheEndOfTheInput() {
        sees(reserve("e-1", 5).at("10:00"));
        watermark("2026-06-01T10:00:00Z");

        reservations.endOfInput();

        assertThat(effects()).containsExactly("mug berlin 10:00 e-1 reserved 5");
        assertThat(reservations.timers()).isZero();
        assertThat(reservations.stateEntries()).isEqualTo(1);
    }

    @Test
    void whatHasNoEndIsKeptUntilItIsShipped() {
        sees(reserve("e-1", 5).at("10:00"));
        watermark("2026-06-01T10:00:00Z");
        assertThat(reservations.timers()).isZero();
        assertThat(reservations.stateEntries()).isEqualTo(1);

        sees(ship("e-2", 5).reservation("r-1").at("2026-06-01T11:00:00Z"));
        watermark("2026-06-01T13:00:00Z");

        assertThat(effects()).last().isEqualTo("mug berlin 11:00 e-2 on hand -5 reserved -5");
        reservations.assertNothingLeft();
    }

    /** Who says "never" with a year that will not come would else leave a timer of every reservation. */
    @Test
    void anEndFarAheadLeavesNothingBehindOnceTheReservationIsClosed() {
        sees(reserve("e-1", 5).at("10:00").until("9999-12-31T00:00:00Z"));
        watermark("12:00");
        assertThat(reservations.timers()).isEqualTo(1);

        sees(ship("e-2", 5).reservation("r-1").at("12:10"));
        watermark(time("13:10").plusMillis(1));

        assertThat(effects()).last().isEqualTo("mug berlin 12:10 e-2 on hand -5 reserved -5");
        reservations.assertNothingLeft();
    }

    @Test
    void howeverOftenItIsProlongedItHasOneTimer() {
        for (int minute = 10; minute < 20; minute++) {
            sees(reserve("e-" + minute, 5).at("10:" + minute).until("11:" + minute));
            assertThat(reservations.timers()).isEqualTo(1);
        }

        watermark("12:30");

        assertThat(effects()).hasSize(11).last().isEqualTo("mug berlin 11:19 e-19 reserved -5");
        reservations.assertNothingLeft();
    }

    @Test
    void aShorterLatenessAfterARestoreForgetsAtTheNextTimerAndALongerOneLater() throws Exception {
        sees(reserve("e-1", 5).at("10:00").until("10:30"));
        watermark("10:31");

        lateness = Duration.ofMinutes(10);
        restore();
        watermark(time("11:00").plusMillis(1));
        reservations.assertNothingLeft();

        lateness = Duration.ofHours(1);
        restore();
        sees(reserve("e-2", 5).at("12:00").until("12:30"));
        lateness = Duration.ofHours(2);
        restore();
        watermark(time("13:30").plusMillis(1));
        assertThat(reservations.stateEntries()).isEqualTo(1);
        watermark(time("14:30").plusMillis(1));
        reservations.assertNothingLeft();
    }

    /** When the timer of the shorter one fires, the next is due when it would have been all along, and was never set. */
    @Test
    void aLongerLatenessAfterARestoreIsWaitedForByATimerOfItsOwn() throws Exception {
        sees(reserve("e-1", 5).at("12:00").until("12:30"));
        watermark("12:40");

        lateness = Duration.ofHours(2);
        restore();
        watermark(time("13:00").plusMillis(1));
        assertThat(reservations.stateEntries()).isEqualTo(1);

        watermark(time("14:30").plusMillis(1));
        reservations.assertNothingLeft();
    }

    private ReservationsFunction next() {
        made.add(new ReservationsFunction(lateness));
        return made.getLast();
    }

    private void restore() throws Exception {
        reservations = reservations.snapshotAndRestore();
    }

    private void sees(Movement movement) {
        InventoryMovement event = movement.event();
        reservations.element(event, event.eventTime());
    }

    private void watermark(String clockOrInstant) {
        watermark(time(clockOrInstant));
    }

    private void watermark(Instant at) {
        reservations.watermark(at);
    }

    private long releasesOfNothing() {
        return made.getLast().releasesOfNothing();
    }

    private long shipsOfNothing() {
        return made.getLast().shipsOfNothing();
    }

    /** Since the start or the restore: item and location, and each effect with its time. */
    private List<String> effects() {
        return reservations.output().stream().map(EffectText::of).toList();
    }
}
