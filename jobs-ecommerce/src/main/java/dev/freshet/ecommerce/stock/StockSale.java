/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import java.time.Instant;

/**
 * Units of an item that were bought from a location.
 *
 * @param time of the purchase
 * @param units negative where a purchase turns out not to count, 0 of one that never did
 */
record StockSale(String itemId, String locationId, Instant time, long units) {

    ItemAtLocation key() {
        return new ItemAtLocation(itemId, locationId);
    }
}
