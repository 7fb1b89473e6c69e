/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
 * Keeps the books of one transaction: rows to the main output, signed changes to {@link #CHANGES}.
 *
 * <p>Of several purchases the earliest counts, then the one with the smallest event id. Each other gets a row that is
 * superseded: at once if it comes after the winner, else when the winner displaces it, and then its change is taken back at
 * its own time. A refund changes the totals at once, at its own time and as reported; its row follows {@link OrderLedger} and
 * is corrected whenever the verdict changes. An event id that comes again, past the entry's de-duplication, is counted and
 * otherwise treated as one event.
 *
 * <p>Refunds beyond {@value #MOST_REFUNDS} of a transaction still change the totals, but are not remembered: their row is all
 * excess and final.
 */
final class OrdersFunction extends KeyedProcessFunction<String, OrderEvent, OrderRow> {

    private static final long serialVersionUID = 1L;

    static final OutputTag<OrderChange> CHANGES = new OutputTag<>("order-changes", Types.POJO(OrderChange.class));

    /** Keeps what one key holds, and the work of judging it anew, within bounds. */
    static final int MOST_REFUNDS = 1_000;

    private final OrderLedger ledger;
    private final Duration memory;

    /** The purchase that counts. One per transaction; cleared {@link #memory} after the transaction's newest event. */
    private transient ValueState<BookedPurchase> purchase;

    /** The refunds by event id, at most {@value #MOST_REFUNDS} per transaction; cleared together with the purchase. */
    private transient MapState<String, BookedRefund> refunds;

    private transient Counters counters;

    OrdersFunction(OrdersSettings settings) {
        this.ledger = new OrderLedger(settings.refundWait());
        this.memory = settings.memory();
    }

    @Override
    public void open(OpenContext context) {
        purchase =
                getRuntimeContext().getState(new ValueStateDescriptor<>("purchase", Types.POJO(BookedPurchase.class)));
        refunds = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("refunds", Types.STRING, Types.POJO(BookedRefund.class)));
        counters = new Counters(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(OrderEvent event, Context context, Collector<OrderRow> out) throws Exception {
        switch (event.type()) {
            case PURCHASE -> bookPurchase(event, context, out);
            case REFUND -> bookRefund(event, context, out);
        }
    }

    private void bookPurchase(OrderEvent event, Context context, Collector<OrderRow> out) throws Exception {
        BookedPurchase known = purchase.value();
        long revision = 1;
        if (known != null) {
            counters.clash(known.event(), event);
            boolean sameRow = known.event().eventId().equals(event.eventId());
            if (!event.precedes(known.event())) {
                if (!sameRow) {
                    out.collect(OrderRow.superseded(event, 1, event.eventTime()));
                }
                return;
            }
            context.output(CHANGES, known.event().takenBack());
            if (sameRow) {
                revision = known.revision() + 1;
            } else {
                out.collect(OrderRow.superseded(known.event(), known.revision() + 1, event.eventTime()));
            }
        }
        purchase.update(new BookedPurchase(event, revision));
        out.collect(OrderRow.purchase(event, revision, event.eventTime()));
        context.output(CHANGES, event.booked());
        context.timerService().registerEventTimeTimer(expiry(event));
        judgeRefunds(event, refundsById(), event.eventTime(), context, out);
    }

    private void bookRefund(OrderEvent event, Context context, Collector<OrderRow> out) throws Exception {
        Map<String, BookedRefund> known = refundsById();
        BookedRefund before = known.get(event.eventId());
        if (before != null) {
            counters.clash(before.event(), event);
            if (!event.precedes(before.event())) {
                return;
            }
            context.output(CHANGES, before.event().takenBack());
        }
        context.output(CHANGES, event.booked());
        if (before == null && known.size() >= MOST_REFUNDS) {
            counters.beyondLimit.inc();
            out.collect(OrderRow.refund(event, OrderLedger.allExcess(event), 1, event.eventTime()));
            return;
        }
        BookedRefund refund = before == null ? BookedRefund.waiting(event) : before.replacedBy(event);
        refunds.put(event.eventId(), refund);
        known.put(event.eventId(), refund);
        context.timerService().registerEventTimeTimer(ledger.waitEnds(event).toEpochMilli());
        context.timerService().registerEventTimeTimer(expiry(event));
        judgeRefunds(purchaseEvent(), known, event.eventTime(), context, out);
    }

    /** Reports refunds whose wait is over, and forgets the transaction when its time has come. */
    @Override
    public void onTimer(long now, OnTimerContext context, Collector<OrderRow> out) throws Exception {
        Map<String, BookedRefund> known = refundsById();
        OrderEvent counting = purchaseEvent();
        judgeRefunds(counting, known, Instant.ofEpochMilli(now), context, out);
        boolean purchaseExpired = counting == null || expiry(counting) <= now;
        if (purchaseExpired && known.values().stream().allMatch(refund -> expiry(refund.event()) <= now)) {
            purchase.clear();
            refunds.clear();
        }
    }

    /** Emits the rows of those refunds whose verdict has changed. A row that is published is corrected, never withdrawn. */
    private void judgeRefunds(
            @Nullable OrderEvent counting,
            Map<String, BookedRefund> known,
            Instant decidedAt,
            Context context,
            Collector<OrderRow> out)
            throws Exception {
        long watermark = context.timerService().currentWatermark();
        Set<String> waited = new HashSet<>();
        List<OrderEvent> events = new ArrayList<>(known.size());
        for (BookedRefund refund : known.values()) {
            events.add(refund.event());
            if (refund.verdict() != null || ledger.waitEnds(refund.event()).toEpochMilli() <= watermark) {
                waited.add(refund.event().eventId());
            }
        }
        Map<String, RefundVerdict> verdicts = ledger.judge(counting, events, waited);
        for (BookedRefund before : known.values()) {
            RefundVerdict verdict = verdicts.get(before.event().eventId());
            if (verdict != null && !verdict.equals(before.verdict())) {
                publish(before, verdict, decidedAt, out);
            }
        }
    }

    private void publish(BookedRefund before, RefundVerdict verdict, Instant decidedAt, Collector<OrderRow> out)
            throws Exception {
        counters.judged(before, verdict);
        BookedRefund after = before.judged(verdict);
        refunds.put(after.event().eventId(), after);
        Instant decided = verdict.unmatched() ? ledger.waitEnds(after.event()) : decidedAt;
        out.collect(OrderRow.refund(after.event(), verdict, after.revision(), decided));
    }

    private @Nullable OrderEvent purchaseEvent() throws Exception {
        BookedPurchase known = purchase.value();
        return known == null ? null : known.event();
    }

    private Map<String, BookedRefund> refundsById() throws Exception {
        Map<String, BookedRefund> byId = new TreeMap<>();
        for (Map.Entry<String, BookedRefund> refund : refunds.entries()) {
            byId.put(refund.getKey(), refund.getValue());
        }
        return byId;
    }

    private long expiry(OrderEvent event) {
        return event.eventTime().plus(memory).toEpochMilli();
    }

    /** For whoever watches the job. Diagnostics: they recount after a restart. */
    private static final class Counters {

        private final Counter duplicates;
        private final Counter conflicts;
        private final Counter unmatched;
        private final Counter excess;
        private final Counter beyondLimit;

        Counters(MetricGroup group) {
            this.duplicates = group.counter("duplicateTransactions");
            this.conflicts = group.counter("conflictingTransactions");
            this.unmatched = group.counter("unmatchedRefunds");
            this.excess = group.counter("excessRefunds");
            this.beyondLimit = group.counter("refundsBeyondLimit");
        }

        /** Two events claim the same place. */
        void clash(OrderEvent one, OrderEvent other) {
            (one.sameContent(other) ? duplicates : conflicts).inc();
        }

        /** A refund got another verdict; each flag is counted when it is first raised. */
        void judged(BookedRefund before, RefundVerdict verdict) {
            if (verdict.unmatched()) {
                unmatched.inc();
            }
            if (verdict.hasExcess()
                    && (before.verdict() == null || !before.verdict().hasExcess())) {
                excess.inc();
            }
        }
    }
}
