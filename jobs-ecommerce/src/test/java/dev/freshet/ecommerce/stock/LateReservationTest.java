/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import static dev.freshet.ecommerce.stock.Movement.release;
import static dev.freshet.ecommerce.stock.Movement.reserve;
import static dev.freshet.ecommerce.stock.Movement.ship;
import static dev.freshet.ecommerce.stock.Reservations.after;
import static dev.freshet.ecommerce.stock.Reservations.expiry;
import static dev.freshet.ecommerce.stock.Reservations.millis;
import static dev.freshet.ecommerce.stock.Reservations.movement;
import static dev.freshet.ecommerce.stock.Reservations.news;
import static dev.freshet.ecommerce.stock.Reservations.takenBack;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is told when a movement comes behind others, or behind the end that it changes. */
final class LateReservationTest {

    @Test
    void anEndThatALaterMovementImpliesIsToldWithIt() {
        Reservation reservation = after(reserve("e-1", 5).at("10:00").until("10:30"));

        Reservation known = reservation.plus(release("e-2", 5).at("10:40").step());

        assertThat(news(reservation, known)).containsExactly(expiry("10:30", "e-1", 5), movement("10:40", "e-2", 0, 0));
        assertThat(news(known, known.passed(millis("10:30")))).isEmpty();
    }

    @Test
    void aLateProlongationTakesTheEndBack() {
        Reservation ended = after(reserve("e-1", 5).at("10:00").until("10:30")).passed(millis("10:35"));

        Reservation prolonged =
                ended.plus(reserve("e-2", 5).at("10:20").until("10:50").step());

        assertThat(news(ended, prolonged))
                .containsExactly(movement("10:20", "e-2", 0, 0), takenBack("10:30", "e-1", 5));
        assertThat(news(prolonged, prolonged.passed(millis("10:50")))).containsExactly(expiry("10:50", "e-2", 5));
    }

    /** What is decided last is what happened last, also where a taken-back end lies between two movements. */
    @Test
    void whatDiffersIsToldByTime() {
        Reservation ended = after(
                reserve("e-1", 5).at("10:00").until("10:30"), release("e-2", 5).at("10:40"));

        Reservation prolonged =
                ended.plus(reserve("e-3", 5).at("10:20").until("10:50").step());

        assertThat(news(ended, prolonged))
                .containsExactly(
                        movement("10:20", "e-3", 0, 0), takenBack("10:30", "e-1", 5), movement("10:40", "e-2", 0, -5));
    }

    @Test
    void aLateReleaseTakesFromTheEnd() {
        Reservation ended = after(reserve("e-1", 5).at("10:00").until("10:30")).passed(millis("10:35"));

        Reservation released = ended.plus(release("e-2", 2).at("10:20").step());

        assertThat(news(ended, released))
                .containsExactly(movement("10:20", "e-2", 0, -2), takenBack("10:30", "e-1", 2));
    }

    @Test
    void aReserveThatComesAfterItsShipmentIsClosedByIt() {
        Reservation shipped = after(ship("e-2", 5).reservation("r-1").at("10:10"));

        Reservation reserved = shipped.plus(reserve("e-1", 5).at("10:00").step());

        assertThat(news(shipped, reserved))
                .containsExactly(movement("10:00", "e-1", 0, 5), movement("10:10", "e-2", 0, -5));
    }
}
