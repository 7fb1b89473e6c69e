/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import dev.freshet.ecommerce.orders.OrderRow;
import dev.freshet.ecommerce.orders.OrderStatus;
import dev.freshet.ecommerce.orders.OrderedItem;
import java.util.List;
import java.util.Objects;

/**
 * Tells of purchases that do not count, as sales of nothing.
 *
 * <p>The sales rate is as of the newest purchase that was reported. One that is superseded may have counted for a while before,
 * or never, by the order in which the two came; the time up to which sales are known must not depend on that.
 *
 * @param defaultLocation of lines that name none
 */
record SupersededSales(String defaultLocation) implements SalesSource<OrderRow> {

    @Override
    public List<StockSale> sales(OrderRow row) {
        if (row.status() != OrderStatus.SUPERSEDED) {
            return List.of();
        }
        return row.items().stream().map(item -> sale(row, item)).toList();
    }

    private StockSale sale(OrderRow row, OrderedItem item) {
        String location = Objects.requireNonNullElse(item.locationId(), defaultLocation);
        return new StockSale(item.itemId(), location, row.eventTime(), 0);
    }
}
