/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import dev.freshet.ecommerce.aggregation.Aggregation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/**
 * Adds up sales by item and location, so that a best-seller costs the keeper of its stock a record per flush and not one per
 * purchase. Tallies are whole numbers: what they come to does not depend on which sales were added up here.
 */
final class SalesAggregation<T> implements Aggregation<T, ItemSales> {

    private final Map<ItemAtLocation, SalesTally> tallies = new LinkedHashMap<>();
    private final SalesSource<T> source;
    private final SalesRate rate;

    SalesAggregation(SalesSource<T> source, SalesRate rate) {
        this.source = source;
        this.rate = rate;
    }

    @Override
    public void add(T input, long watermark) {
        for (StockSale sale : source.sales(input)) {
            tallies.merge(sale.key(), rate.tally(sale.time().toEpochMilli(), sale.units()), rate::plus);
        }
    }

    @Override
    public int size() {
        return tallies.size();
    }

    @Override
    public void drainTo(ObjLongConsumer<ItemSales> consumer) {
        tallies.forEach((key, tally) -> consumer.accept(ItemSales.of(key, tally), tally.newest()));
        tallies.clear();
    }
}
