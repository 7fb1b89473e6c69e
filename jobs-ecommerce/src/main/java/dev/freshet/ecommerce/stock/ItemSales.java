/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

/**
 * Some sales of an item from a location, added up.
 *
 * @param sales of at least one, so that it has a newest
 */
public record ItemSales(String itemId, String locationId, SalesTally sales) {

    static ItemSales of(ItemAtLocation key, SalesTally sales) {
        return new ItemSales(key.itemId(), key.locationId(), sales);
    }

    ItemAtLocation key() {
        return new ItemAtLocation(itemId, locationId);
    }
}
