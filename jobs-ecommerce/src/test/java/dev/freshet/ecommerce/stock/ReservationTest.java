/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import static dev.freshet.ecommerce.Happening.time;
import static dev.freshet.ecommerce.stock.Movement.receipt;
import static dev.freshet.ecommerce.stock.Movement.release;
import static dev.freshet.ecommerce.stock.Movement.reserve;
import static dev.freshet.ecommerce.stock.Movement.ship;
import static dev.freshet.ecommerce.stock.Reservations.LATENESS;
import static dev.freshet.ecommerce.stock.Reservations.after;
import static dev.freshet.ecommerce.stock.Reservations.expiry;
import static dev.freshet.ecommerce.stock.Reservations.millis;
import static dev.freshet.ecommerce.stock.Reservations.movement;
import static dev.freshet.ecommerce.stock.Reservations.news;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What movements do to what is held, in whatever order they come. */
final class ReservationTest {

    @Test
    void aReserveHoldsUnitsAndMovesNone() {
        Reservation reservation = after(reserve("e-1", 5).at("10:00"));

        assertThat(reservation.effects()).containsExactly(movement("10:00", "e-1", 0, 5));
    }

    @Test
    void itEndsOnceWhenItsEndHasPassed() {
        Reservation reservation = after(reserve("e-1", 5).at("10:00").until("10:30"));

        Reservation before = reservation.passed(millis("10:30") - 1);
        Reservation atTheEnd = before.passed(millis("10:30"));
        Reservation later = atTheEnd.passed(millis("10:45"));

        assertThat(before.effects()).containsExactly(movement("10:00", "e-1", 0, 5));
        assertThat(news(before, atTheEnd)).containsExactly(expiry("10:30", "e-1", 5));
        assertThat(news(atTheEnd, later)).isEmpty();
    }

    @Test
    void timeNeverMovesBack() {
        Reservation ended = after(reserve("e-1", 5).at("10:00").until("10:30")).passed(millis("10:30"));

        assertThat(ended.passed(millis("10:00"))).isEqualTo(ended);
    }

    @Test
    void aReleaseFreesTheUnitsThatItNames() {
        Reservation reservation = after(
                reserve("e-1", 5).at("10:00").until("10:30"), release("e-2", 2).at("10:10"));

        assertThat(reservation.passed(millis("10:30")).effects())
                .containsExactly(
                        movement("10:00", "e-1", 0, 5), movement("10:10", "e-2", 0, -2), expiry("10:30", "e-1", 3));
    }

    @ParameterizedTest
    @CsvSource({"4, -4", "5, -5", "6, -5"})
    void aReleaseFreesNoMoreThanIsHeld(long released, long effect) {
        Reservation reservation =
                after(reserve("e-1", 5).at("10:00"), release("e-2", released).at("10:10"));

        assertThat(reservation.effects())
                .containsExactly(movement("10:00", "e-1", 0, 5), movement("10:10", "e-2", 0, effect));
    }

    @ParameterizedTest
    @CsvSource({"2", "5", "9"})
    void aShipClosesTheReservationWhateverItTakes(long shipped) {
        Reservation reservation = after(
                reserve("e-1", 5).at("10:00").until("10:30"),
                ship("e-2", shipped).reservation("r-1").at("10:10"));

        assertThat(reservation.passed(millis("10:30")).effects())
                .containsExactly(movement("10:00", "e-1", 0, 5), movement("10:10", "e-2", -shipped, -5));
    }

    @Test
    void aShipLowersOnHandAlsoWhereNothingIsHeld() {
        Reservation reservation = after(ship("e-1", 2).reservation("r-1").at("10:00"));

        assertThat(reservation.effects()).containsExactly(movement("10:00", "e-1", -2, 0));
    }

    @Test
    void aReleaseOfAnUnknownReservationDoesNothing() {
        assertThat(after(release("e-1", 2).at("10:00")).effects()).containsExactly(movement("10:00", "e-1", 0, 0));
    }

    @Test
    void aClosedReservationIsNotClosedAgain() {
        Reservation reservation = after(
                reserve("e-1", 5).at("10:00"),
                ship("e-2", 5).reservation("r-1").at("10:10"),
                release("e-3", 5).at("10:20"),
                ship("e-4", 1).reservation("r-1").at("10:30"));

        assertThat(reservation.effects()).endsWith(movement("10:20", "e-3", 0, 0), movement("10:30", "e-4", -1, 0));
    }

    /** The end is excluded from what is held: at its very instant the reservation has ended, and a ship finds nothing. */
    @Test
    void atTheVeryInstantOfItsEndItHasEnded() {
        Reservation reserved = after(reserve("e-1", 5).at("10:00").until("10:30"));

        assertThat(reserved.plus(release("e-2", 2).at("10:30").step()).effects())
                .endsWith(expiry("10:30", "e-1", 5), movement("10:30", "e-2", 0, 0));
        assertThat(reserved.plus(ship("e-2", 5).reservation("r-1").at("10:30").step())
                        .effects())
                .endsWith(expiry("10:30", "e-1", 5), movement("10:30", "e-2", -5, 0));
        assertThat(reserved.plus(release("e-2", 2)
                                .at(time("10:30").minusNanos(1))
                                .step())
                        .effects())
                .last()
                .extracting(StockEffect::reserved)
                .isEqualTo(-2L);
    }

    /** Watermarks count milliseconds: what happened within that of the end, and before the end, is still to be waited for. */
    @Test
    void whatHappensWithinTheMillisecondOfTheEndAndBeforeItComesFirst() {
        Reservation reservation = after(
                reserve("e-1", 5).at("10:00").until(time("10:30").plusNanos(500)),
                release("e-2", 2).at(time("10:30").plusNanos(499)));

        assertThat(reservation.passed(millis("10:30") - 1).effects()).hasSize(2);
        assertThat(reservation.passed(millis("10:30")).effects())
                .extracting(StockEffect::cause, StockEffect::reserved)
                .endsWith(tuple(StockCause.MOVEMENT, -2L), tuple(StockCause.EXPIRY, -3L));
    }

    @Test
    void aReserveOfAnOpenReservationSaysAnewHowMuchAndUntilWhen() {
        Reservation reservation = after(
                reserve("e-1", 5).at("10:00").until("10:30"),
                reserve("e-2", 7).at("10:10").until("10:50"));

        assertThat(reservation.passed(millis("10:50")).effects())
                .containsExactly(
                        movement("10:00", "e-1", 0, 5), movement("10:10", "e-2", 0, 2), expiry("10:50", "e-2", 7));
    }

    @Test
    void aReserveWithoutAnEndTakesTheEndAway() {
        Reservation reservation = after(
                reserve("e-1", 5).at("10:00").until("10:30"), reserve("e-2", 5).at("10:10"));

        assertThat(reservation.passed(Long.MAX_VALUE).effects())
                .containsExactly(movement("10:00", "e-1", 0, 5), movement("10:10", "e-2", 0, 0));
        assertThat(reservation.wakesAt(LATENESS)).isEqualTo(millis("11:00") + 1);
    }

    @Test
    void aReserveAtTheInstantOfTheEndBeginsAnew() {
        Reservation reservation = after(
                reserve("e-1", 5).at("10:00").until("10:30"), reserve("e-2", 4).at("10:30"));

        assertThat(reservation.effects()).endsWith(expiry("10:30", "e-1", 5), movement("10:30", "e-2", 0, 4));
    }

    @Test
    void aClosedReservationCanBeginAnew() {
        Reservation reservation = after(
                reserve("e-1", 5).at("10:00"),
                ship("e-2", 5).reservation("r-1").at("10:10"),
                reserve("e-3", 3).at("10:20"));

        assertThat(reservation.effects()).last().isEqualTo(movement("10:20", "e-3", 0, 3));
    }

    /** Whatever their ids say: clocks of a second cannot tell an order from its shipment. */
    @Test
    void ofMovementsOfTheSameInstantTheReserveComesFirst() {
        Reservation reservation = after(
                ship("e-1", 5).reservation("r-1").at("10:00"),
                release("e-2", 1).at("10:00"),
                reserve("e-3", 5).at("10:00"));

        assertThat(reservation.effects())
                .containsExactly(
                        movement("10:00", "e-3", 0, 5),
                        movement("10:00", "e-2", 0, -1),
                        movement("10:00", "e-1", -5, -4));
    }

    @Test
    void aReleaseOrShipFindsWhatIsHeldAtItsTime() {
        Reservation reservation = after(reserve("e-1", 5).at("10:00").until("10:30"));
        ReservationStep early = release("e-2", 5).at("09:50").step();
        ReservationStep inTime = release("e-2", 5).at("10:10").step();
        ReservationStep shipped = ship("e-2", 5).reservation("r-1").at("10:10").step();
        ReservationStep tooLate = ship("e-2", 5).reservation("r-1").at("10:30").step();

        assertThat(reservation.plus(early).findsSomething(early)).isFalse();
        assertThat(reservation.plus(inTime).findsSomething(inTime)).isTrue();
        assertThat(reservation.plus(shipped).findsSomething(shipped)).isTrue();
        assertThat(reservation.plus(tooLate).findsSomething(tooLate)).isFalse();
    }

    @Test
    void whatAnotherMovementFoundIsNotWhatThisOneFound() {
        ReservationStep first = release("e-2", 5).at("10:10").step();
        ReservationStep ofTheSameInstant = release("e-3", 5).at("10:10").step();
        ReservationStep ofTheSameId = release("e-2", 5).at("10:20").step();
        Reservation reservation = after(reserve("e-1", 5).at("10:00"))
                .plus(first)
                .plus(ofTheSameInstant)
                .plus(ofTheSameId);

        assertThat(reservation.findsSomething(first)).isTrue();
        assertThat(reservation.findsSomething(ofTheSameInstant)).isFalse();
        assertThat(reservation.findsSomething(ofTheSameId)).isFalse();
    }

    @Test
    void aReceiptConcernsNoReservation() {
        Reservation wrong = after(receipt("e-1", 5));

        assertThatThrownBy(wrong::effects)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("RECEIPT concerns no reservation");
    }
}
