/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import dev.freshet.ecommerce.InventoryMovement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one event did to the stock of an item at a location. The sum of all effects is the balance, whatever the order in which
 * they came: an effect that a late movement turns out to be wrong is followed by another at the same time that makes up
 * the difference.
 *
 * @param time when it took effect; of an expiry, when the reservation ended
 * @param eventId of the movement; of an expiry, of the reserve that said when it would be
 * @param onHand units more or less that are there
 * @param reserved units more or less that are held
 */
public record StockEffect(Instant time, StockCause cause, String eventId, long onHand, long reserved) {

    /** By time; the rest only sees to it that the same effects always come in the same order. */
    static final Comparator<StockEffect> ORDER = Comparator.comparing(StockEffect::time)
            .thenComparing(StockEffect::cause)
            .thenComparing(StockEffect::eventId);

    private static final Comparator<StockEffect> BY_TIME = Comparator.comparing(StockEffect::time);

    /** A movement that names no reservation. */
    static StockEffect of(InventoryMovement movement) {
        return movement(movement.eventTime(), movement.eventId(), unitsOnHand(movement), 0);
    }

    static StockEffect movement(Instant time, String eventId, long onHand, long reserved) {
        return new StockEffect(time, StockCause.MOVEMENT, eventId, onHand, reserved);
    }

    static StockEffect expiry(Instant end, String reservedBy, long units) {
        return new StockEffect(end, StockCause.EXPIRY, reservedBy, 0, -units);
    }

    /**
     * What has to follow the effects that were told so far, so that they add up to those that are right.
     *
     * <p>Of an event that was not told of before, an effect of nothing follows too: that it happened is known from it.
     */
    static List<StockEffect> difference(List<StockEffect> told, List<StockEffect> right) {
        Map<Occasion, StockEffect> sums = new LinkedHashMap<>();
        right.forEach(effect -> sums.put(effect.occasion(), effect));
        for (StockEffect effect : told) {
            StockEffect rest =
                    sums.getOrDefault(effect.occasion(), effect.nothing()).minus(effect);
            if (rest.equals(effect.nothing())) {
                sums.remove(effect.occasion());
            } else {
                sums.put(effect.occasion(), rest);
            }
        }
        List<StockEffect> difference = new ArrayList<>(sums.values());
        difference.sort(BY_TIME);
        return difference;
    }

    /** The time as timers and watermarks have it, epoch milliseconds. */
    long millis() {
        return time.toEpochMilli();
    }

    /** What can happen once only: an event moves stock once, and what a reserve holds ends by itself once. */
    private record Occasion(Instant time, StockCause cause, String eventId) {}

    private Occasion occasion() {
        return new Occasion(time, cause, eventId);
    }

    private StockEffect nothing() {
        return new StockEffect(time, cause, eventId, 0, 0);
    }

    private StockEffect minus(StockEffect other) {
        return new StockEffect(time, cause, eventId, onHand - other.onHand, reserved - other.reserved);
    }

    private static long unitsOnHand(InventoryMovement movement) {
        return switch (movement.type()) {
            case RECEIPT, ADJUSTMENT, RETURN -> movement.quantity();
            case SHIP -> -movement.quantity();
            case RESERVE, RELEASE -> 0;
        };
    }
}
