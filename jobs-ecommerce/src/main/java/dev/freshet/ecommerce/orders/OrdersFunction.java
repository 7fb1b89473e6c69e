/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import dev.freshet.common.time.EndOfInput;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Remembers transactions and asks {@link OrderBooks} what follows: rows to the main output, signed changes to
 * {@link #CHANGES}.
 */
final class OrdersFunction extends KeyedProcessFunction<String, OrderEvent, OrderRow> {

    private static final long serialVersionUID = 1L;

    static final OutputTag<OrderChange> CHANGES = new OutputTag<>("order-changes", Types.POJO(OrderChange.class));

    /** Keeps what one key reads as a whole, and the work of judging it anew, within bounds. */
    static final int MOST_REFUNDS = 1_000;

    private final OrderLedger ledger;
    private final Duration retention;

    /** Time of the transaction's newest event, whatever became of it. One per transaction; cleared with the entries. */
    private transient ValueState<Instant> newest;

    /** The purchase that counts. One per transaction; cleared {@link #retention} after the transaction's newest event. */
    private transient ValueState<BookedEvent> purchase;

    /** The refunds that are judged by event id, at most {@value #MOST_REFUNDS} per transaction; cleared with the purchase. */
    private transient MapState<String, BookedEvent> refunds;

    /**
     * Superseded purchases and the refunds beyond, by event id; cleared with the purchase. Bounded by the events that come
     * with one transaction id in {@link #retention}; read one at a time, but for a purchase that begins to count or takes the id of a refund.
     */
    private transient MapState<String, BookedEvent> aside;

    private transient Map<OrderNotice, Counter> counters;

    OrdersFunction(OrdersSettings settings) {
        this.ledger = new OrderLedger(settings.refundWait());
        this.retention = settings.retention();
    }

    @Override
    public void open(OpenContext context) {
        newest = getRuntimeContext().getState(new ValueStateDescriptor<>("newest-event", Types.INSTANT));
        purchase = getRuntimeContext().getState(new ValueStateDescriptor<>("purchase", Types.POJO(BookedEvent.class)));
        refunds = getRuntimeContext().getMapState(entriesById("refunds"));
        aside = getRuntimeContext().getMapState(entriesById("aside"));
        counters = counters(getRuntimeContext().getMetricGroup());
    }

    private static Map<OrderNotice, Counter> counters(MetricGroup metrics) {
        Map<OrderNotice, Counter> counters = new EnumMap<>(OrderNotice.class);
        for (OrderNotice notice : OrderNotice.values()) {
            counters.put(notice, metrics.counter(notice.metric()));
        }
        return counters;
    }

    private static MapStateDescriptor<String, BookedEvent> entriesById(String name) {
        return new MapStateDescriptor<>(name, Types.STRING, Types.POJO(BookedEvent.class));
    }

    @Override
    public void processElement(OrderEvent event, Context context, Collector<OrderRow> out) throws Exception {
        OrderPostings postings = books().book(event, context.timerService().currentWatermark());
        if (event.type() == OrderType.REFUND) {
            context.timerService().registerEventTimeTimer(ledger.waitEnds(event).toEpochMilli());
        }
        remember(event.eventTime(), context);
        publish(postings, context, out);
    }

    /**
     * Books refunds whose wait is over, and forgets the transaction when its time has come. What is due is told by the state
     * and never by the timer: that may have been set under other settings, and is then followed by one that fits.
     */
    @Override
    public void onTimer(long now, OnTimerContext context, Collector<OrderRow> out) throws Exception {
        publish(books().timePasses(context.timerService().currentWatermark()), context, out);
        Instant waitEnds = books().nextWaitEnds();
        if (waitEnds != null) {
            context.timerService().registerEventTimeTimer(waitEnds.toEpochMilli());
        }
        Instant last = newest.value();
        if (last == null) {
            return;
        }
        if (expiry(last) <= now || EndOfInput.reached(context.timerService())) {
            newest.clear();
            purchase.clear();
            refunds.clear();
            aside.clear();
        } else {
            context.timerService().registerEventTimeTimer(expiry(last));
        }
    }

    /** One timer forgets the transaction, or moves on to when it will be time. */
    private void remember(Instant time, Context context) throws Exception {
        Instant last = newest.value();
        if (last == null) {
            context.timerService().registerEventTimeTimer(expiry(time));
        }
        if (last == null || last.isBefore(time)) {
            newest.update(time);
        }
    }

    private long expiry(Instant last) {
        return last.plus(retention).toEpochMilli();
    }

    private void publish(OrderPostings postings, Context context, Collector<OrderRow> out) {
        postings.rows().forEach(out::collect);
        postings.changes().forEach(change -> context.output(CHANGES, change));
        postings.notices().forEach(notice -> counted(notice).inc());
    }

    Counter counted(OrderNotice notice) {
        return Objects.requireNonNull(counters.get(notice));
    }

    private OrderBooks books() {
        return new OrderBooks(ledger, MOST_REFUNDS, new StoredEntries());
    }

    /** The entries of the current key. */
    private final class StoredEntries implements OrderEntries {

        @Override
        public @Nullable BookedEvent find(String eventId) throws Exception {
            BookedEvent counting = counting();
            if (counting != null && counting.event().eventId().equals(eventId)) {
                return counting;
            }
            BookedEvent refund = refunds.get(eventId);
            return refund == null ? aside.get(eventId) : refund;
        }

        @Override
        public @Nullable BookedEvent counting() throws Exception {
            return purchase.value();
        }

        @Override
        public List<BookedEvent> judged() throws Exception {
            return values(refunds);
        }

        @Override
        public List<BookedEvent> aside() throws Exception {
            return values(aside);
        }

        private List<BookedEvent> values(MapState<String, BookedEvent> byId) throws Exception {
            List<BookedEvent> values = new ArrayList<>();
            byId.values().forEach(values::add);
            return values;
        }

        @Override
        public void put(Place place, BookedEvent entry) throws Exception {
            String eventId = entry.event().eventId();
            switch (place) {
                case COUNTING -> purchase.update(entry);
                case JUDGED -> refunds.put(eventId, entry);
                case ASIDE -> aside.put(eventId, entry);
            }
        }

        @Override
        public void remove(Place place, String eventId) throws Exception {
            switch (place) {
                case COUNTING -> {
                    BookedEvent counting = counting();
                    if (counting != null && counting.event().eventId().equals(eventId)) {
                        purchase.clear();
                    }
                }
                case JUDGED -> refunds.remove(eventId);
                case ASIDE -> aside.remove(eventId);
            }
        }
    }
}
