/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One movement of stock of an item at a location. Purchases are none: they feed the sales rate only.
 *
 * @param quantity units, positive; only an adjustment may be negative
 * @param reservationId on reserve and release; on ship where it closes one
 * @param expiresAt when a reservation ends by itself; may lie in the future
 */
public record InventoryMovement(
        String eventId,
        Instant eventTime,
        InventoryType type,
        String itemId,
        String locationId,
        long quantity,
        @Nullable String reservationId,
        @Nullable Instant expiresAt) {}
