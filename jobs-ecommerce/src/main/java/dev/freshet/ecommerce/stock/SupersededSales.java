/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import dev.freshet.ecommerce.orders.OrderRow;
import dev.freshet.ecommerce.orders.OrderStatus;
import dev.freshet.ecommerce.orders.OrderedItem;
import java.util.Objects;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Tells of purchases that do not count, as sales of nothing.
 *
 * <p>The sales rate is as of the newest purchase that was reported. One that is superseded may have counted for a while before,
 * or never, by the order in which the two came; the time up to which sales are known must not depend on that.
 */
final class SupersededSales implements FlatMapFunction<OrderRow, StockSale> {

    private static final long serialVersionUID = 1L;

    private final String defaultLocation;

    /** @param defaultLocation of lines that name none */
    SupersededSales(String defaultLocation) {
        this.defaultLocation = defaultLocation;
    }

    @Override
    public void flatMap(OrderRow row, Collector<StockSale> out) {
        if (row.status() != OrderStatus.SUPERSEDED) {
            return;
        }
        for (OrderedItem item : row.items()) {
            String location = Objects.requireNonNullElse(item.locationId(), defaultLocation);
            out.collect(new StockSale(item.itemId(), location, row.eventTime(), 0));
        }
    }
}
