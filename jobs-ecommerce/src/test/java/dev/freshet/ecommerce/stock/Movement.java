/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import dev.freshet.ecommerce.Happening;
import dev.freshet.ecommerce.InventoryMovement;
import dev.freshet.ecommerce.InventoryType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Movements of mugs in Berlin in words. Times are of 2026-03-02, UTC, such as {@code 10:00}, or a full date and time. */
public final class Movement {

    private final InventoryType type;
    private final String eventId;
    private final long quantity;
    private String itemId = "mug";
    private String locationId = "berlin";
    private Instant time = Happening.time("10:00");
    private @Nullable String reservationId;
    private @Nullable Instant expiresAt;

    private Movement(InventoryType type, String eventId, long quantity) {
        this.type = type;
        this.eventId = eventId;
        this.quantity = quantity;
    }

    public static Movement of(InventoryType type, String eventId, long quantity) {
        return new Movement(type, eventId, quantity);
    }

    public static Movement receipt(String eventId, long quantity) {
        return of(InventoryType.RECEIPT, eventId, quantity);
    }

    public static Movement adjustment(String eventId, long quantity) {
        return of(InventoryType.ADJUSTMENT, eventId, quantity);
    }

    public static Movement returned(String eventId, long quantity) {
        return of(InventoryType.RETURN, eventId, quantity);
    }

    public static Movement ship(String eventId, long quantity) {
        return of(InventoryType.SHIP, eventId, quantity);
    }

    public static Movement reserve(String eventId, long quantity) {
        return of(InventoryType.RESERVE, eventId, quantity).reservation("r-1");
    }

    public static Movement release(String eventId, long quantity) {
        return of(InventoryType.RELEASE, eventId, quantity).reservation("r-1");
    }

    public Movement of(String item, String location) {
        this.itemId = item;
        this.locationId = location;
        return this;
    }

    public Movement reservation(@Nullable String id) {
        this.reservationId = id;
        return this;
    }

    public Movement at(String clockOrInstant) {
        return at(Happening.time(clockOrInstant));
    }

    public Movement at(Instant instant) {
        this.time = instant;
        return this;
    }

    public Movement until(String clockOrInstant) {
        return until(Happening.time(clockOrInstant));
    }

    public Movement until(@Nullable Instant instant) {
        this.expiresAt = instant;
        return this;
    }

    public InventoryMovement event() {
        return new InventoryMovement(eventId, time, type, itemId, locationId, quantity, reservationId, expiresAt);
    }

    ReservationStep step() {
        return ReservationStep.of(event());
    }
}
