/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import dev.freshet.common.contract.ContractRule;
import dev.freshet.common.contract.TextKey;

/** What the fields of an {@link InventoryMovement} cannot say one by one. */
final class InventoryRules {

    static final ContractRule<InventoryMovement> PRINTABLE = new ContractRule<>(
            "ids are not blank and hold no control characters",
            movement -> TextKey.isPrintable(movement.eventId())
                    && TextKey.isPrintable(movement.itemId())
                    && TextKey.isPrintable(movement.locationId())
                    && TextKey.isPrintable(movement.reservationId()));

    static final ContractRule<InventoryMovement> POSITIVE = new ContractRule<>(
            "quantity is positive, except of an adjustment",
            movement -> movement.quantity() > 0 || movement.type() == InventoryType.ADJUSTMENT);

    static final ContractRule<InventoryMovement> RESERVATION = new ContractRule<>(
            "reserve and release have a reservation_id",
            movement -> !namesReservation(movement.type()) || movement.reservationId() != null);

    static final ContractRule<InventoryMovement> EXPIRY = new ContractRule<>(
            "expires_at is after event_time",
            movement -> movement.expiresAt() == null || movement.expiresAt().isAfter(movement.eventTime()));

    private InventoryRules() {}

    private static boolean namesReservation(InventoryType type) {
        return type == InventoryType.RESERVE || type == InventoryType.RELEASE;
    }
}
