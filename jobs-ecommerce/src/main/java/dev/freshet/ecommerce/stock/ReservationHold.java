/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a reservation holds at a time.
 *
 * @param units 0 where nothing is held, never less
 * @param expiresAt when it ends by itself: up to there, that instant excluded, the units are held; null where it does not
 * @param reservedBy event id of the reserve that said so; null where nothing is held
 */
public record ReservationHold(
        long units, @Nullable Instant expiresAt, @Nullable String reservedBy) {

    static final ReservationHold NOTHING = new ReservationHold(0, null, null);

    /**
     * What is held after a movement, of what is held when it happens.
     *
     * <p>A reserve says anew how much is held and until when, whatever was held before: so a shop prolongs, enlarges or
     * repeats a reservation. A release frees the units that it names, or all where fewer are held. A ship closes the
     * reservation, also where it took fewer units: a shop that ships in parts reserves the rest anew. Neither finds anything in
     * a reservation that is unknown, closed or has ended.
     */
    ReservationHold after(ReservationStep step) {
        return switch (step.type()) {
            case RESERVE -> new ReservationHold(step.units(), step.expiresAt(), step.eventId());
            case RELEASE ->
                units > step.units() ? new ReservationHold(units - step.units(), expiresAt, reservedBy) : NOTHING;
            case SHIP -> NOTHING;
            case RECEIPT, ADJUSTMENT, RETURN ->
                throw new IllegalArgumentException(step.type() + " concerns no reservation");
        };
    }

    /** Whether it has ended by itself when something happens at that time; at the very instant of its end it has. */
    boolean hasEndedAt(Instant time) {
        return expiresAt != null && !expiresAt.isAfter(time);
    }

    /** The same when the watermark is there, epoch milliseconds: all that happened in that millisecond has come. */
    boolean hasEndedBy(long watermark) {
        return expiresAt != null && expiresAt.toEpochMilli() <= watermark;
    }
}
