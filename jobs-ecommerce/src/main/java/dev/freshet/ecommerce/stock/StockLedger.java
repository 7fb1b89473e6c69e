/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import java.time.Instant;
import java.util.List;

/**
 * The books of one item at one location: sums of all {@link StockEffect effects} so far, in whatever order they came.
 *
 * @param onHand units that are there, negative where more left than was known
 * @param reserved units that are held
 * @param firstMovement time of the oldest movement
 * @param newestMovement time of the newest movement. An expiry is none: one that a late movement undoes would leave its trace
 * @param reached time of the newest of all effects and decisions; alerts are never decided as of an earlier one
 * @param firing what was said of it
 */
public record StockLedger(
        long onHand,
        long reserved,
        Instant firstMovement,
        Instant newestMovement,
        Instant reached,
        FiringAlerts firing) {

    /** Before the first movement. */
    static final StockLedger EMPTY = new StockLedger(0, 0, Instant.MAX, Instant.MIN, Instant.MIN, FiringAlerts.NONE);

    long available() {
        return onHand - reserved;
    }

    StockLedger plus(List<StockEffect> effects) {
        StockLedger sum = this;
        for (StockEffect effect : effects) {
            sum = sum.plus(effect);
        }
        return sum;
    }

    private StockLedger plus(StockEffect effect) {
        Instant time = effect.time();
        boolean isMovement = effect.cause() == StockCause.MOVEMENT;
        return new StockLedger(
                onHand + effect.onHand(),
                reserved + effect.reserved(),
                isMovement ? earlier(firstMovement, time) : firstMovement,
                isMovement ? later(newestMovement, time) : newestMovement,
                later(reached, time),
                firing);
    }

    /** The books after what fires was decided as of a time. */
    StockLedger decided(FiringAlerts decision, Instant at) {
        return new StockLedger(onHand, reserved, firstMovement, newestMovement, later(reached, at), decision);
    }

    private static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
