/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import java.time.Instant;

/**
 * Where the books of an item at a location stand; each holds in place of the one before.
 *
 * @param firstMovement since when stock is kept there
 * @param newestMovement as of which the balance is, as far as movements go
 * @param at time of what decided it; a late movement's is before that of the balance before
 */
public record StockBalance(
        String itemId,
        String locationId,
        long onHand,
        long reserved,
        Instant firstMovement,
        Instant newestMovement,
        Instant at) {

    static StockBalance of(ItemAtLocation key, StockLedger ledger, Instant at) {
        return new StockBalance(
                key.itemId(),
                key.locationId(),
                ledger.onHand(),
                ledger.reserved(),
                ledger.firstMovement(),
                ledger.newestMovement(),
                at);
    }

    public long available() {
        return onHand - reserved;
    }

    ItemAtLocation key() {
        return new ItemAtLocation(itemId, locationId);
    }
}
