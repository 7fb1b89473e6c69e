/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an item at a location: where its books stand, and what was bought.
 *
 * @param balance null where nobody keeps stock; a purchase alone may name such a location
 * @param revision of the newest row, 0 before the first
 */
public record StockPage(@Nullable StockBalance balance, SalesTally sales, long revision) {

    static final StockPage EMPTY = new StockPage(null, SalesTally.NOTHING, 0);

    StockPage with(StockBalance newer) {
        return new StockPage(newer, sales, revision);
    }

    StockPage with(SalesTally newer) {
        return new StockPage(balance, newer, revision);
    }

    /** After a row more. */
    StockPage published() {
        return new StockPage(balance, sales, revision + 1);
    }
}
