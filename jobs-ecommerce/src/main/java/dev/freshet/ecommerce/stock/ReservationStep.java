/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import dev.freshet.ecommerce.InventoryMovement;
import dev.freshet.ecommerce.InventoryType;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A movement that names a reservation.
 *
 * @param type reserve, release or ship
 * @param units positive
 * @param expiresAt of a reserve: when it ends by itself; null where it does not
 */
public record ReservationStep(
        Instant time,
        String eventId,
        InventoryType type,
        long units,
        @Nullable Instant expiresAt) {

    /**
     * By time. Of movements of the same instant a reserve comes before a release and that before a ship, since clocks may be
     * too coarse to tell an order from its shipment; this is the order in which {@link InventoryType} names them.
     */
    static final Comparator<ReservationStep> ORDER = Comparator.comparing(ReservationStep::time)
            .thenComparing(ReservationStep::type)
            .thenComparing(ReservationStep::eventId);

    static ReservationStep of(InventoryMovement movement) {
        return new ReservationStep(
                movement.eventTime(),
                movement.eventId(),
                movement.type(),
                movement.quantity(),
                movement.type() == InventoryType.RESERVE ? movement.expiresAt() : null);
    }

    /** @param reserved units more or less that are held because of it */
    StockEffect effect(long reserved) {
        return StockEffect.movement(time, eventId, type == InventoryType.SHIP ? -units : 0, reserved);
    }
}
