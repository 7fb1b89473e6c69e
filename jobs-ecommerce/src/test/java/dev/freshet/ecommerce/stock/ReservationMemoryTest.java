/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import static dev.freshet.ecommerce.Happening.time;
import static dev.freshet.ecommerce.stock.Movement.release;
import static dev.freshet.ecommerce.stock.Movement.reserve;
import static dev.freshet.ecommerce.stock.Reservations.LATENESS;
import static dev.freshet.ecommerce.stock.Reservations.after;
import static dev.freshet.ecommerce.stock.Reservations.millis;
import static dev.freshet.ecommerce.stock.Reservations.movement;
import static dev.freshet.ecommerce.stock.Reservations.news;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When movements settle, when it wakes, and when it is forgotten; with an hour of lateness. */
final class ReservationMemoryTest {

    @Test
    void movementsSettleWhenNoneCanComeBeforeThem() {
        Reservation reservation = after(
                reserve("e-1", 5).at("10:00").until("12:00"), release("e-2", 2).at("10:10"));

        Reservation atTheBorder = reservation.passed(millis("11:00")).settle(LATENESS);
        Reservation oneSettled = atTheBorder.passed(millis("11:00") + 1).settle(LATENESS);
        Reservation bothSettled = oneSettled.passed(millis("11:10") + 1).settle(LATENESS);

        assertThat(atTheBorder.steps()).hasSize(2);
        assertThat(oneSettled.steps())
                .containsExactly(release("e-2", 2).at("10:10").step());
        assertThat(oneSettled.settled()).isEqualTo(new ReservationHold(5, time("12:00"), "e-1"));
        assertThat(bothSettled.steps()).isEmpty();
        assertThat(bothSettled.settled()).isEqualTo(new ReservationHold(3, time("12:00"), "e-1"));
    }

    @Test
    void whatHasEndedIsKnownForTheAllowedLatenessAndThenForgotten() {
        Reservation ended = after(reserve("e-1", 5).at("10:00").until("10:30"))
                .passed(millis("11:30"))
                .settle(LATENESS);

        Reservation forgotten = ended.passed(millis("11:30") + 1).settle(LATENESS);

        assertThat(news(ended, ended.plus(release("e-2", 2).at("10:30").step())))
                .containsExactly(movement("10:30", "e-2", 0, 0));
        assertThat(ended.isForgotten()).isFalse();
        assertThat(forgotten).isEqualTo(Reservation.UNKNOWN.passed(millis("11:30") + 1));
        assertThat(forgotten.isForgotten()).isTrue();
        assertThat(forgotten.wakesAt(LATENESS)).isNull();
    }

    @Test
    void itWakesWhenSomethingSettlesOrEnds() {
        Reservation reservation = after(
                reserve("e-1", 5).at("10:00").until("10:30"), release("e-2", 2).at("10:10"));
        List<Long> wakes = new ArrayList<>();

        for (Long wake = reservation.wakesAt(LATENESS); wake != null; wake = reservation.wakesAt(LATENESS)) {
            wakes.add(wake);
            reservation = reservation.passed(wake).settle(LATENESS);
        }

        assertThat(wakes)
                .containsExactly(millis("10:30"), millis("11:00") + 1, millis("11:10") + 1, millis("11:30") + 1);
        assertThat(reservation.isForgotten()).isTrue();
    }

    /** It is known from the release, and settles with it. */
    @Test
    void itDoesNotWakeForAnEndThatAMovementHasCrossed() {
        Reservation reservation = after(
                        reserve("e-1", 5).at("10:00").until("10:30"),
                        release("e-2", 2).at("10:40"))
                .passed(millis("11:00") + 1)
                .settle(LATENESS);

        assertThat(reservation.wakesAt(LATENESS)).isEqualTo(millis("11:40") + 1);
    }

    @Test
    void whatHoldsForGoodSleepsOnceItHasSettled() {
        Reservation settled =
                after(reserve("e-1", 5).at("10:00")).passed(millis("11:00") + 1).settle(LATENESS);

        assertThat(settled.wakesAt(LATENESS)).isNull();
        assertThat(settled.isForgotten()).isFalse();
    }

    /** Whoever puts everything under one id gets the sums right, and the order of the newest. */
    @Test
    void keepsTheOrderOfTheNewestMovementsOnly() {
        Reservation reservation = Reservation.UNKNOWN;
        for (int number = 0; number <= Reservation.MOST_STEPS; number++) {
            reservation = reservation.plus(reserve("e-" + number, 1 + number % 2)
                    .at(time("10:00").plusMillis(number))
                    .step());
        }

        Reservation settled = reservation.settle(LATENESS);

        assertThat(reservation.steps()).hasSize(Reservation.MOST_STEPS + 1);
        assertThat(settled.steps()).hasSize(Reservation.MOST_STEPS);
        assertThat(settled.settled()).isEqualTo(new ReservationHold(1, null, "e-0"));
        assertThat(settled.effects()).isEqualTo(reservation.effects().subList(1, Reservation.MOST_STEPS + 1));
    }
}
