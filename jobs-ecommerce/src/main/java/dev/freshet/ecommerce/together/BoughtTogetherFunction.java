/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import dev.freshet.common.time.EndOfInput;
import dev.freshet.common.waiting.WaitingState;
import dev.freshet.ecommerce.Shard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is bought together with each item, and publishes its list: at the end of each interval in which an order with
 * the item began or ceased to count; else within {@link TogetherSettings#refreshAll} after any order did; and at the end of
 * input. Of several intervals that the watermark leaps over, as in a replay, only the last is published, and the last
 * before a cart that asks. An item has no row before it has a list.
 *
 * <p>A cart waits until the watermark has passed it, and is told in {@link #ANSWERS} what was published by its own time, and would have
 * been however the watermark went. One behind the watermark is told what holds.
 *
 * <p>A ratio needs how many orders the other item has, and how many there are at all. Every subtask is told these totals.
 * They and what comes by item are counted at the ends of the same intervals ({@link dev.freshet.ecommerce.RefreshInterval}),
 * so every row's figures are of one moment, however far the inputs are apart.
 */
final class BoughtTogetherFunction
        extends KeyedBroadcastProcessFunction<String, ListInput, ItemOrders, BoughtTogetherRow> {

    static final OutputTag<CartAnswer> ANSWERS = new OutputTag<>("cart-answers", Types.POJO(CartAnswer.class));

    /**
     * Orders by item that was ever ordered with another, and of all, on the heap of every subtask.
     * Each is kept for good; of one item the newest total of the past, and those of the intervals by which its count is ahead.
     */
    static final MapStateDescriptor<String, OrderTotals> TOTALS =
            new MapStateDescriptor<>("order-totals", Types.STRING, Types.POJO(OrderTotals.class));

    private static final long serialVersionUID = 1L;

    /** Into how many parts all lists are divided, so that not all of them are refreshed at one moment. */
    private static final int PHASES = 60;

    /** When the end of input refreshes every list: behind all other timers. */
    private static final long AT_THE_END = Long.MAX_VALUE;

    private final PairRanking ranking;
    private final long refreshAllMillis;

    /** What has been counted for the item. */
    private transient PartnerCounts counts;

    /** What counts at the ends of intervals that the watermark has not passed; cleared when it does. */
    private transient WaitingState<BasketCounts> waiting;

    /** Carts that ask, by their time; cleared when the watermark gets there. Bounded by carts with the item ahead of it. */
    private transient WaitingState<CartQuestion> questions;

    /** Newest published row. One per item that ever had a list, kept for good: the next one needs its revision. */
    private transient ValueState<BoughtTogetherRow> published;

    BoughtTogetherFunction(TogetherSettings settings) {
        this.ranking = new PairRanking(settings.length());
        this.refreshAllMillis = settings.refreshAll().toMillis();
    }

    @Override
    public void open(OpenContext context) {
        counts = new PartnerCounts(getRuntimeContext());
        waiting = new WaitingState<>(getRuntimeContext(), "waiting", Types.POJO(BasketCounts.class));
        questions = new WaitingState<>(getRuntimeContext(), "waiting-questions", Types.POJO(CartQuestion.class));
        published = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("published", Types.POJO(BoughtTogetherRow.class)));
    }

    @Override
    public void processBroadcastElement(ItemOrders total, Context context, Collector<BoughtTogetherRow> out)
            throws Exception {
        OrderTotals before = context.getBroadcastState(TOTALS).get(total.itemId());
        context.getBroadcastState(TOTALS)
                .put(total.itemId(), OrderTotals.of(before, total, context.currentWatermark()));
    }

    @Override
    public void processElement(ListInput input, ReadOnlyContext context, Collector<BoughtTogetherRow> out)
            throws Exception {
        if (input.question() != null) {
            asks(input.question(), context);
            return;
        }
        BasketCounts added = Objects.requireNonNull(input.counts());
        if (waiting.add(added.end() - 1, added)) {
            context.timerService().registerEventTimeTimer(added.end() - 1);
        }
    }

    private void asks(CartQuestion question, ReadOnlyContext context) throws Exception {
        long time = question.at().toEpochMilli();
        if (time <= context.currentWatermark()) {
            answer(List.of(question), context);
        } else if (questions.add(time, question)) {
            context.timerService().registerEventTimeTimer(time);
        }
    }

    private void answer(List<CartQuestion> asked, ReadOnlyContext context) throws Exception {
        BoughtTogetherRow row = asked.isEmpty() ? null : published.value();
        List<Companion> companions = row == null
                ? List.of()
                : row.items().stream().map(Companion::of).toList();
        asked.forEach(question -> context.output(ANSWERS, new CartAnswer(question, companions)));
    }

    /** Answers who asks; then counts what is due and publishes, or looks whether others have changed the list. */
    @Override
    public void onTimer(long time, OnTimerContext context, Collector<BoughtTogetherRow> out) throws Exception {
        List<CartQuestion> asked = questions.take(time);
        answer(asked, context);
        List<BasketCounts> due = waiting.take(time);
        BasketCounts added = BasketCounts.sum(due);
        counts.add(added);
        boolean isForNothingElse = asked.isEmpty() && due.isEmpty();
        if (time == AT_THE_END) {
            refresh(time, true, context, out);
        } else if (added.isAny() || isForNothingElse || isLook(time, context.getCurrentKey())) {
            proceed(time, added.isAny(), context, out);
        }
    }

    /** What the watermark leaps over before the next cart asks, or before the end, is passed over but for the last. */
    private void proceed(long time, boolean changed, OnTimerContext context, Collector<BoughtTogetherRow> out)
            throws Exception {
        if (EndOfInput.reached(context.timerService())) {
            context.timerService().registerEventTimeTimer(AT_THE_END);
            if (questions.isEmpty()) {
                return;
            }
        }
        long until = Math.min(context.timerService().currentWatermark(), questions.first() - 1);
        if (!changesUntil(until)) {
            refresh(time + 1, changed, context, out);
            lookAgain(time, until, context);
        }
    }

    /** Orders that are taken back within their interval change nothing, whether or not they were added up before they came here. */
    private boolean changesUntil(long until) throws Exception {
        for (long time : waiting.instants()) {
            if (time <= until && BasketCounts.sum(waiting.get(time)).isAny()) {
                return true;
            }
        }
        return false;
    }

    /** One timer per item that has been ordered with others. */
    private void lookAgain(long time, long until, OnTimerContext context) throws Exception {
        if (counts.hasPartners()) {
            context.timerService().registerEventTimeTimer(nextLook(time, until, context.getCurrentKey()));
        }
    }

    /** Aligned, so that however many timers ask for it there is one; of those until a time that is leapt over, the last. */
    private long nextLook(long time, long until, String item) {
        long next = time - sinceLook(time, item) + refreshAllMillis;
        long lastOfLeap = until - sinceLook(until, item);
        return Math.max(next, lastOfLeap);
    }

    private boolean isLook(long time, String item) {
        return sinceLook(time, item) == 0;
    }

    private long sinceLook(long time, String item) {
        long phase = Shard.of(item, PHASES) * (refreshAllMillis / PHASES);
        return Math.floorMod(time - phase, refreshAllMillis);
    }

    /** @param changed whether something changed for certain; else it is looked whether any order counts that did not */
    private void refresh(long asOf, boolean changed, OnTimerContext context, Collector<BoughtTogetherRow> out)
            throws Exception {
        ReadOnlyBroadcastState<String, OrderTotals> totals = context.getBroadcastState(TOTALS);
        ItemOrders all = total(BasketCounts.ALL_ORDERS, asOf, totals);
        BoughtTogetherRow before = published.value();
        if (all == null || !(changed || before == null || before.updatedAt().toEpochMilli() < all.end())) {
            return;
        }
        List<PairedItem> list = ranking.rank(counts.orders(), all.orders(), partners(asOf, totals));
        boolean hadList = before != null && !before.items().isEmpty();
        if (!list.isEmpty() || hadList) {
            publish(list, all, before, context.getCurrentKey(), out);
        }
    }

    private void publish(
            List<PairedItem> list,
            ItemOrders all,
            @Nullable BoughtTogetherRow before,
            String item,
            Collector<BoughtTogetherRow> out)
            throws Exception {
        long revision = before == null ? 1 : before.revision() + 1;
        Instant at = Instant.ofEpochMilli(all.end());
        Instant updatedAt = before == null || at.isAfter(before.updatedAt()) ? at : before.updatedAt();
        BoughtTogetherRow row = new BoughtTogetherRow(item, counts.orders(), all.orders(), list, revision, updatedAt);
        if (before == null || !row.saysTheSameAs(before)) {
            published.update(row);
            out.collect(row);
        }
    }

    private List<Partner> partners(long asOf, ReadOnlyBroadcastState<String, OrderTotals> totals) throws Exception {
        List<Partner> partners = new ArrayList<>();
        for (Map.Entry<String, Long> together : counts.together()) {
            String item = together.getKey();
            ItemOrders ofPartner = total(item, asOf, totals);
            partners.add(new Partner(item, ofPartner == null ? 0 : ofPartner.orders(), together.getValue()));
        }
        return partners;
    }

    private static @Nullable ItemOrders total(
            String item, long asOf, ReadOnlyBroadcastState<String, OrderTotals> totals) throws Exception {
        OrderTotals told = totals.get(item);
        return told == null ? null : told.asOf(asOf);
    }
}
