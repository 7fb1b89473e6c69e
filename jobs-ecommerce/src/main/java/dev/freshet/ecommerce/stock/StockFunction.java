/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import dev.freshet.common.alert.Alert;
import dev.freshet.common.waiting.WaitingState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keeps the {@link StockBooks} of an item at each of its locations: balances to the main output, alerts to {@link #ALERTS}.
 *
 * <p>Effects wait until the watermark, the older of the movements' and the catalog's, has passed them, and are then booked in
 * the order of their time; those that come behind it are booked at once, together. A version of the catalog that comes behind
 * the watermark holds from now on. Effects of an instant come before another reorder point of that instant is decided, and are themselves
 * decided by it.
 */
final class StockFunction extends KeyedCoProcessFunction<String, StockEffects, ReorderVersion, StockBalance> {

    private static final long serialVersionUID = 1L;

    static final OutputTag<Alert> ALERTS = new OutputTag<>("stock-alerts", Types.POJO(Alert.class));

    /**
     * Books of the item by location. Kept for good, since so are goods; one entry per location at which the item was ever
     * moved.
     */
    private transient MapState<String, StockLedger> ledgers;

    /** Effects by their time; cleared when the watermark gets there. Bounded by the item's movements ahead of the watermark. */
    private transient WaitingState<StockEffects> waiting;

    /**
     * Reorder points of the item by when they begin: the one that holds and those ahead of the watermark; older ones, and one
     * that says that there is none, are cleared by a timer at the time of the newer. An item with a reorder point keeps one entry for
     * good; where no movement ever comes, and so no time passes, one for each change of it.
     */
    private transient MapState<Instant, ReorderVersion> versions;

    @Override
    public void open(OpenContext context) {
        ledgers = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("stock-ledgers", Types.STRING, Types.POJO(StockLedger.class)));
        waiting = new WaitingState<>(getRuntimeContext(), "waiting-effects", Types.POJO(StockEffects.class));
        versions = getRuntimeContext()
                .getMapState(
                        new MapStateDescriptor<>("reorder-versions", Types.INSTANT, Types.POJO(ReorderVersion.class)));
    }

    @Override
    public void processElement1(StockEffects arrived, Context context, Collector<StockBalance> out) throws Exception {
        long watermark = context.timerService().currentWatermark();
        List<StockEffect> late = new ArrayList<>();
        Map<Long, List<StockEffect>> early = new TreeMap<>();
        for (StockEffect effect : arrived.effects()) {
            if (effect.millis() <= watermark) {
                late.add(effect);
            } else {
                early.computeIfAbsent(effect.millis(), time -> new ArrayList<>())
                        .add(effect);
            }
        }
        for (Map.Entry<Long, List<StockEffect>> each : early.entrySet()) {
            if (waiting.add(each.getKey(), arrived.only(each.getValue()))) {
                context.timerService().registerEventTimeTimer(each.getKey());
            }
        }
        if (!late.isEmpty()) {
            book(arrived.only(late), history(), watermark, context, out);
        }
    }

    @Override
    public void processElement2(ReorderVersion version, Context context, Collector<StockBalance> out) throws Exception {
        ReorderHistory history = history();
        if (history.saysAlready(version)) {
            return;
        }
        versions.put(version.since(), version);
        history.add(version);
        long watermark = context.timerService().currentWatermark();
        if (version.since().toEpochMilli() > watermark) {
            context.timerService().registerEventTimeTimer(version.since().toEpochMilli());
        } else {
            begin(version, history, watermark, context);
            forget(history, watermark);
        }
    }

    /** Goes by the timer's time and not by the watermark, which may have leapt over what has to be decided one by one. */
    @Override
    public void onTimer(long now, OnTimerContext context, Collector<StockBalance> out) throws Exception {
        ReorderHistory history = history();
        for (StockEffects due : StockEffects.byLocation(waiting.take(now))) {
            book(due, history, now, context, out);
        }
        for (ReorderVersion version : history.beginning(Instant.ofEpochMilli(now), endOf(now))) {
            begin(version, history, now, context);
        }
        forget(history, now);
    }

    private void book(StockEffects due, ReorderHistory history, long now, Context context, Collector<StockBalance> out)
            throws Exception {
        StockLedger known = ledgers.get(due.locationId());
        ItemAtLocation key = new ItemAtLocation(due.itemId(), due.locationId());
        StockBooks.Decision decision =
                books(key, history, now).book(known == null ? StockLedger.EMPTY : known, due.effects());
        keep(key, decision, context);
        List<StockEffect> effects = due.effects();
        out.collect(StockBalance.of(
                key, decision.ledger(), effects.get(effects.size() - 1).time()));
    }

    private void begin(ReorderVersion version, ReorderHistory history, long now, Context context) throws Exception {
        Map<String, StockLedger> all = new TreeMap<>();
        for (Map.Entry<String, StockLedger> each : ledgers.entries()) {
            all.put(each.getKey(), each.getValue());
        }
        for (Map.Entry<String, StockLedger> each : all.entrySet()) {
            ItemAtLocation key = new ItemAtLocation(context.getCurrentKey(), each.getKey());
            keep(
                    key,
                    books(key, history, now).reorderPointChanged(each.getValue(), version.since(), version.eventId()),
                    context);
        }
    }

    private void keep(ItemAtLocation key, StockBooks.Decision decision, Context context) throws Exception {
        ledgers.put(key.locationId(), decision.ledger());
        decision.crossings().forEach(crossing -> context.output(ALERTS, StockAlert.of(crossing)));
    }

    private static StockBooks books(ItemAtLocation key, ReorderHistory history, long now) {
        Instant passed = endOf(now);
        return new StockBooks(key, at -> history.asOf(at.isAfter(passed) ? at : passed));
    }

    private void forget(ReorderHistory history, long now) throws Exception {
        for (Instant irrelevant : history.forget(endOf(now))) {
            versions.remove(irrelevant);
        }
    }

    private ReorderHistory history() throws Exception {
        ReorderHistory history = new ReorderHistory();
        for (ReorderVersion version : versions.values()) {
            history.add(version);
        }
        return history;
    }

    /** The last instant that a watermark has passed: it counts milliseconds, and times have nanoseconds. */
    private static Instant endOf(long millis) {
        return Instant.ofEpochMilli(millis).plusNanos(999_999);
    }
}
