/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert begins or ends.
 *
 * @param fires whether it begins
 * @param startedAt event time at which it began
 * @param at event time of this decision; {@code startedAt} where it begins
 * @param onHand units that were there
 * @param reserved units that were held
 * @param reorder what held for the item at that time
 * @param eventId of the movement, reserve or catalog record that decided it; null of an item that the catalog deleted
 */
record StockCrossing(
        ItemAtLocation key,
        StockRule rule,
        boolean fires,
        Instant startedAt,
        Instant at,
        long onHand,
        long reserved,
        ReorderPoint reorder,
        @Nullable String eventId) {

    long available() {
        return onHand - reserved;
    }
}
