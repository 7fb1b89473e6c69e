/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import dev.freshet.common.time.EndOfInput;
import dev.freshet.ecommerce.metrics.Granularity;
import dev.freshet.ecommerce.metrics.ShopCalendar;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Lets the first few events of a shopper about an item count on each of the shop's days, as {@link ShopperCap} says. */
final class ShopperCapFunction extends KeyedProcessFunction<ShopperItemKey, ShopperItemChange, Draw> {

    private static final long serialVersionUID = 1L;

    private final ShopperCap cap;
    private final ShopCalendar calendar;
    private final long latenessMillis;

    /**
     * By the start of the day, epoch milliseconds: what happened on it. Cleared at the day's end + allowed lateness, so of a
     * shopper and an item there are two, and those ahead of the watermark; each within {@link ShopperCap}'s bounds.
     */
    private transient MapState<Long, ShopperDay> days;

    ShopperCapFunction(TrendingSettings settings) {
        this.cap = new ShopperCap(settings.mostPerShopper());
        this.calendar = new ShopCalendar(settings.zone());
        this.latenessMillis = settings.allowedLateness().toMillis();
    }

    @Override
    public void open(OpenContext context) {
        days = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("days", Types.LONG, Types.POJO(ShopperDay.class)));
    }

    @Override
    public void processElement(ShopperItemChange change, Context context, Collector<Draw> out) throws Exception {
        long time = change.event().time().toEpochMilli();
        long start = calendar.window(Granularity.DAY, time).startMillis();
        ShopperDay known = days.get(start);
        ShopperDay day = known == null ? ShopperDay.EMPTY : known;
        ShopperCap.Verdict verdict =
                change.sign() > 0 ? cap.book(day, change.event()) : cap.takeBack(day, change.event());
        for (ShopperInterest event : verdict.ceases()) {
            out.collect(Draw.of(change.itemId(), event, -1));
        }
        for (ShopperInterest event : verdict.begins()) {
            out.collect(Draw.of(change.itemId(), event, 1));
        }
        if (!verdict.day().events().isEmpty()) {
            days.put(start, verdict.day());
            context.timerService().registerEventTimeTimer(expiry(start));
        } else if (known != null) {
            days.remove(start);
        }
    }

    /** Clears what is over by today's calendar and lateness; the timer may have been set by others. */
    @Override
    public void onTimer(long now, OnTimerContext context, Collector<Draw> out) throws Exception {
        List<Long> over = new ArrayList<>();
        for (long start : days.keys()) {
            if (expiry(start) <= now || EndOfInput.reached(context.timerService())) {
                over.add(start);
            } else {
                context.timerService().registerEventTimeTimer(expiry(start));
            }
        }
        for (long start : over) {
            days.remove(start);
        }
    }

    private long expiry(long start) {
        return calendar.window(Granularity.DAY, start).endMillis() + latenessMillis;
    }
}
