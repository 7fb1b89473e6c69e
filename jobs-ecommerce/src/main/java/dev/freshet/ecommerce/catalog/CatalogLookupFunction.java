/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.catalog;

import dev.freshet.common.waiting.WaitingState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Answers which category an item had at a time, one {@link ItemShard} per key.
 *
 * <p>A question waits until the watermark, the older of the events' and the catalog's, has passed its time, so that every
 * version up to then has been seen; a question behind the watermark is answered at once. A version that comes behind the
 * watermark holds for the questions that come after it, and answers already given stay. Of two versions with the same time
 * the one that comes later holds, as the later record of a compacted topic does.
 */
final class CatalogLookupFunction
        extends KeyedCoProcessFunction<ItemShard, CategoryQuestion, CategoryVersion, CategoryAnswer> {

    private static final long serialVersionUID = 1L;

    private final Duration allowedLateness;

    /**
     * Category from a time on, of one item; each of its shards holds the same. Holds the newest version before the allowed
     * lateness and all after it: older ones, and deletions, are cleared by a timer at the newest version's time plus the
     * allowed lateness. An item that is in the catalog keeps one entry per shard for good.
     */
    private transient MapState<Instant, String> versions;

    /**
     * Questions by their time; cleared when the watermark gets there. Bounded by the questions of one shard about the item
     * within the out-of-orderness.
     */
    private transient WaitingState<CategoryQuestion> waiting;

    CatalogLookupFunction(Duration allowedLateness) {
        this.allowedLateness = allowedLateness;
    }

    @Override
    public void open(OpenContext context) {
        versions = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("category-versions", Types.INSTANT, Types.STRING));
        waiting = new WaitingState<>(getRuntimeContext(), "waiting-questions", Types.POJO(CategoryQuestion.class));
    }

    @Override
    public void processElement1(CategoryQuestion question, Context context, Collector<CategoryAnswer> out)
            throws Exception {
        long time = question.asOf().toEpochMilli();
        if (time <= context.timerService().currentWatermark()) {
            out.collect(question.answer(history().asOf(question.asOf())));
            return;
        }
        if (waiting.add(time, question)) {
            context.timerService().registerEventTimeTimer(time);
        }
    }

    @Override
    public void processElement2(CategoryVersion version, Context context, Collector<CategoryAnswer> out)
            throws Exception {
        CategoryHistory known = history();
        if (known.saysAlready(version.since(), version.category())) {
            return;
        }
        versions.put(version.since(), version.category());
        known.add(version.since(), version.category());
        wakeToForget(known, Long.MIN_VALUE, context.timerService());
    }

    /** A timer that was set by a shorter lateness, before a restore, comes too early; then the next is set by today's. */
    private void wakeToForget(CategoryHistory history, long now, TimerService timers) {
        Instant newest = history.forgetsAt();
        if (newest != null && newest.plus(allowedLateness).toEpochMilli() > now) {
            timers.registerEventTimeTimer(newest.plus(allowedLateness).toEpochMilli());
        }
    }

    /**
     * Answers the questions of this instant and forgets what no later one needs. Both go by the timer's time, not by the
     * watermark: that may have leapt over questions that still need what it has passed.
     */
    @Override
    public void onTimer(long now, OnTimerContext context, Collector<CategoryAnswer> out) throws Exception {
        CategoryHistory history = history();
        for (CategoryQuestion question : waiting.take(now)) {
            out.collect(question.answer(history.asOf(question.asOf())));
        }
        Instant horizon = Instant.ofEpochMilli(now).minus(allowedLateness);
        for (Instant irrelevant : history.forget(horizon)) {
            versions.remove(irrelevant);
        }
        wakeToForget(history, now, context.timerService());
    }

    private CategoryHistory history() throws Exception {
        Map<Instant, String> byTime = new HashMap<>();
        for (Map.Entry<Instant, String> version : versions.entries()) {
            byTime.put(version.getKey(), version.getValue());
        }
        return new CategoryHistory(byTime);
    }
}
