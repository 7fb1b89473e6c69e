/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import dev.freshet.common.time.EndOfInput;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Puts balances and sales together into {@link StockRows}, each as it comes: a row waits for nothing. Timers go by the time of
 * the sales, see {@link StockRowsOperator}.
 */
final class StockRowsFunction extends KeyedCoProcessFunction<ItemAtLocation, StockBalance, ItemSales, StockRow> {

    private static final long serialVersionUID = 1L;

    private final StockRows rows;

    /**
     * Balance, sales and revision; one per item and location. Kept for good once stock was moved there; else, as where a purchase
     * names a location of which nobody keeps stock, cleared when the newest sale counts no longer.
     */
    private transient ValueState<StockPage> page;

    StockRowsFunction(Duration salesHalfLife) {
        this.rows = new StockRows(new SalesRate(salesHalfLife));
    }

    @Override
    public void open(OpenContext context) {
        page = getRuntimeContext().getState(new ValueStateDescriptor<>("stock-page", Types.POJO(StockPage.class)));
    }

    @Override
    public void processElement1(StockBalance balance, Context context, Collector<StockRow> out) throws Exception {
        StockPage known = page.value();
        keep(rows.balanced(known == null ? StockPage.EMPTY : known, balance), out);
    }

    /** One timer forgets sales that nobody asks for, or moves on to when it will be time. */
    @Override
    public void processElement2(ItemSales sold, Context context, Collector<StockRow> out) throws Exception {
        StockPage known = page.value();
        StockRows.Turn turn = rows.sold(known == null ? StockPage.EMPTY : known, sold.sales());
        keep(turn, out);
        if (known == null) {
            wakeToForget(turn.page(), context.timerService());
        }
    }

    @Override
    public void onTimer(long now, OnTimerContext context, Collector<StockRow> out) throws Exception {
        StockPage known = page.value();
        if (known == null || known.balance() != null) {
            return;
        }
        if (rows.rate().forgottenAt(known.sales()) <= now || EndOfInput.reached(context.timerService())) {
            page.clear();
        } else {
            wakeToForget(known, context.timerService());
        }
    }

    private void wakeToForget(StockPage sales, TimerService timers) {
        timers.registerEventTimeTimer(rows.rate().forgottenAt(sales.sales()));
    }

    private void keep(StockRows.Turn turn, Collector<StockRow> out) throws Exception {
        page.update(turn.page());
        if (turn.row() != null) {
            out.collect(turn.row());
        }
    }
}
