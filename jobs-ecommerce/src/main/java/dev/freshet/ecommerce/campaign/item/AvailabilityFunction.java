/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import dev.freshet.ecommerce.stock.StockBalance;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Tells when an item comes to be sold out at all its locations, and when it is back; of balances in the order in which they come. */
final class AvailabilityFunction extends KeyedProcessFunction<String, StockBalance, AvailabilityChange> {

    private static final long serialVersionUID = 1L;

    /** Units by location; one per item that ever moved. Kept for good, since so are goods. Bounded by the shop's locations. */
    private transient ValueState<ItemStock> stock;

    @Override
    public void open(OpenContext context) {
        stock = getRuntimeContext().getState(new ValueStateDescriptor<>("item-stock", Types.POJO(ItemStock.class)));
    }

    @Override
    public void processElement(StockBalance balance, Context context, Collector<AvailabilityChange> out)
            throws Exception {
        ItemStock known = stock.value();
        ItemStock before = known == null ? ItemStock.unknown() : known;
        ItemStock after = before.after(balance.locationId(), balance.available(), balance.at());
        stock.update(after);
        if (after.differsFrom(before)) {
            out.collect(after.change(balance.itemId()));
        }
    }
}
