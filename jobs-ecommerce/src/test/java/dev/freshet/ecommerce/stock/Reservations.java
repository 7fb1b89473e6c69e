/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import static dev.freshet.ecommerce.Happening.time;

import java.time.Duration;
import java.util.List;

/** Reservations in the words of their movements. */
final class Reservations {

    static final long LATENESS = Duration.ofHours(1).toMillis();

    private Reservations() {}

    static Reservation after(Movement... movements) {
        Reservation reservation = Reservation.UNKNOWN;
        for (Movement movement : movements) {
            reservation = reservation.plus(movement.step());
        }
        return reservation;
    }

    static List<StockEffect> news(Reservation told, Reservation right) {
        return StockEffect.difference(told.effects(), right.effects());
    }

    static StockEffect movement(String clock, String eventId, long onHand, long reserved) {
        return StockEffect.movement(time(clock), eventId, onHand, reserved);
    }

    static StockEffect takenBack(String clock, String eventId, long units) {
        return StockEffect.expiry(time(clock), eventId, -units);
    }

    static StockEffect expiry(String clock, String eventId, long units) {
        return StockEffect.expiry(time(clock), eventId, units);
    }

    static long millis(String clock) {
        return time(clock).toEpochMilli();
    }
}
