/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import dev.freshet.ecommerce.orders.OrderChange;
import dev.freshet.ecommerce.orders.OrderLine;
import dev.freshet.ecommerce.orders.OrderType;
import java.util.Objects;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Takes the units out of purchases that begin or cease to count. What is given back was wanted all the same. */
final class StockSales implements FlatMapFunction<OrderChange, StockSale> {

    private static final long serialVersionUID = 1L;

    private final String defaultLocation;

    /** @param defaultLocation of lines that name none */
    StockSales(String defaultLocation) {
        this.defaultLocation = defaultLocation;
    }

    @Override
    public void flatMap(OrderChange change, Collector<StockSale> out) {
        if (change.type() != OrderType.PURCHASE) {
            return;
        }
        for (OrderLine line : change.lines()) {
            String location = Objects.requireNonNullElse(line.locationId(), defaultLocation);
            out.collect(new StockSale(line.itemId(), location, change.eventTime(), change.sign() * line.quantity()));
        }
    }
}
