/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import dev.freshet.ecommerce.InventoryMovement;
import java.util.Objects;

/** One reservation. A key. The same id at another item or location is another reservation. */
public record ReservationKey(String itemId, String locationId, String reservationId) {

    /** @param movement one that concerns a reservation */
    static ReservationKey of(InventoryMovement movement) {
        return new ReservationKey(
                movement.itemId(), movement.locationId(), Objects.requireNonNull(movement.reservationId()));
    }
}
