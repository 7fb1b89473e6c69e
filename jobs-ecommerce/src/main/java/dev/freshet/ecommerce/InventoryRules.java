/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import dev.freshet.common.contract.ContractRule;

/** What the JSON types of an {@link InventoryMovement} cannot say. */
final class InventoryRules {

    /** Units of one movement; far from where a sum of them could overflow a {@code long}. */
    static final long MOST_UNITS = 1_000_000_000;

    static final ContractRule<InventoryMovement> IDS = new ContractRule<>(
            "event_id, item_id, location_id and reservation_id are texts of 1 to 256 characters",
            movement -> TextKey.fits(movement.eventId())
                    && TextKey.fits(movement.itemId())
                    && TextKey.fits(movement.locationId())
                    && TextKey.fitsIfPresent(movement.reservationId()));

    static final ContractRule<InventoryMovement> QUANTITY = new ContractRule<>(
            "quantity is 1 to 1000000000; of an adjustment -1000000000 to 1000000000",
            movement -> movement.quantity() <= MOST_UNITS && movement.quantity() >= least(movement.type()));

    static final ContractRule<InventoryMovement> RESERVATION = new ContractRule<>(
            "reserve and release have a reservation_id",
            movement -> !namesReservation(movement.type()) || movement.reservationId() != null);

    static final ContractRule<InventoryMovement> EXPIRY = new ContractRule<>(
            "expires_at is after event_time",
            movement -> movement.expiresAt() == null || movement.expiresAt().isAfter(movement.eventTime()));

    private InventoryRules() {}

    private static long least(InventoryType type) {
        return type == InventoryType.ADJUSTMENT ? -MOST_UNITS : 1;
    }

    private static boolean namesReservation(InventoryType type) {
        return type == InventoryType.RESERVE || type == InventoryType.RELEASE;
    }
}
