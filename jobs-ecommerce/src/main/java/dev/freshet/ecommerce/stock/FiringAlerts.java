/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Since when each rule fires for an item at a location; null where it does not.
 *
 * <p>A rule begins to fire when its condition holds and ends when its other condition does. Between the two it goes on
 * doing what it did, so that there is one alert for one crossing. The rules are independent: what is oversold is out of stock too.
 */
public record FiringAlerts(
        @Nullable Instant lowStockSince,
        @Nullable Instant outOfStockSince,
        @Nullable Instant oversoldSince) {

    static final FiringAlerts NONE = new FiringAlerts(null, null, null);

    /** What fires once so many units are available. */
    FiringAlerts when(long available, ReorderPoint reorder, Instant at) {
        return new FiringAlerts(
                since(lowStockSince, reorder.isLow(available), reorder.isCleared(available), at),
                since(outOfStockSince, available <= 0, available > 0, at),
                since(oversoldSince, available < 0, available >= 0, at));
    }

    @Nullable
    Instant since(StockRule rule) {
        return switch (rule) {
            case LOW_STOCK -> lowStockSince;
            case OUT_OF_STOCK -> outOfStockSince;
            case OVERSOLD -> oversoldSince;
        };
    }

    private static @Nullable Instant since(@Nullable Instant since, boolean begins, boolean ends, Instant at) {
        if (since == null) {
            return begins ? at : null;
        }
        return ends ? null : since;
    }
}
