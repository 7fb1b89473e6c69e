/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import dev.freshet.ecommerce.orders.OrderChange;
import dev.freshet.ecommerce.orders.OrderLine;
import dev.freshet.ecommerce.orders.OrderType;
import java.util.List;
import java.util.Objects;

/**
 * Takes the units out of purchases that begin or cease to count. What is given back was wanted all the same.
 *
 * @param defaultLocation of lines that name none
 */
record StockSales(String defaultLocation) implements SalesSource<OrderChange> {

    @Override
    public List<StockSale> sales(OrderChange change) {
        if (change.type() != OrderType.PURCHASE) {
            return List.of();
        }
        return change.lines().stream().map(line -> sale(change, line)).toList();
    }

    private StockSale sale(OrderChange change, OrderLine line) {
        String location = Objects.requireNonNullElse(line.locationId(), defaultLocation);
        return new StockSale(line.itemId(), location, change.eventTime(), change.sign() * line.quantity());
    }
}
