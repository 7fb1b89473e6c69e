/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
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
     * Category from a time on, of one item; each of its shards holds the same. Holds the newest version before the allowed lateness and all after it: older
     * ones, and deletions, are cleared by a timer at the newest version's time plus the allowed lateness. An item that is in
     * the catalog keeps one entry per shard for good.
     */
    private transient MapState<Instant, String> versions;

    /**
     * Questions in chunks by their time; cleared when the watermark gets there. Bounded by the questions of one
     * shard about the item within the out-of-orderness.
     */
    private transient MapState<QuestionChunk, List<CategoryQuestion>> waiting;

    /** How many questions wait for an instant, epoch milliseconds; cleared with them. */
    private transient MapState<Long, Integer> waitingCount;

    CatalogLookupFunction(Duration allowedLateness) {
        this.allowedLateness = allowedLateness;
    }

    @Override
    public void open(OpenContext context) {
        versions = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("category-versions", Types.INSTANT, Types.STRING));
        waiting = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "waiting-questions",
                        Types.POJO(QuestionChunk.class),
                        Types.LIST(Types.POJO(CategoryQuestion.class))));
        waitingCount = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("waiting-question-count", Types.LONG, Types.INT));
    }

    @Override
    public void processElement1(CategoryQuestion question, Context context, Collector<CategoryAnswer> out)
            throws Exception {
        long time = question.asOf().toEpochMilli();
        if (time <= context.timerService().currentWatermark()) {
            out.collect(question.answer(history().asOf(question.asOf())));
            return;
        }
        Integer known = waitingCount.get(time);
        if (known == null) {
            context.timerService().registerEventTimeTimer(time);
        }
        int before = known == null ? 0 : known;
        QuestionChunk chunk = QuestionChunk.of(time, before);
        List<CategoryQuestion> begun = waiting.get(chunk);
        List<CategoryQuestion> questions = begun == null ? new ArrayList<>() : begun;
        questions.add(question);
        waiting.put(chunk, questions);
        waitingCount.put(time, before + 1);
    }

    @Override
    public void processElement2(CategoryVersion version, Context context, Collector<CategoryAnswer> out)
            throws Exception {
        CategoryHistory known = history();
        if (known.saysAlready(version.since(), version.category())) {
            return;
        }
        versions.put(version.since(), version.category());
        Instant forgets = history().forgetsAt();
        if (forgets != null) {
            context.timerService()
                    .registerEventTimeTimer(forgets.plus(allowedLateness).toEpochMilli());
        }
    }

    /**
     * Answers the questions of this instant and forgets what no later one needs. Both go by the timer's time, not by the
     * watermark: that may have leapt over questions that still need what it has passed.
     */
    @Override
    public void onTimer(long now, OnTimerContext context, Collector<CategoryAnswer> out) throws Exception {
        CategoryHistory history = history();
        answerWaiting(now, history, out);
        Instant horizon = Instant.ofEpochMilli(now).minus(allowedLateness);
        for (Instant irrelevant : history.irrelevantSince(horizon)) {
            versions.remove(irrelevant);
        }
        clearIfEmpty(versions);
    }

    private void answerWaiting(long now, CategoryHistory history, Collector<CategoryAnswer> out) throws Exception {
        Integer count = waitingCount.get(now);
        if (count == null) {
            return;
        }
        for (int answered = 0; answered < count; answered += QuestionChunk.SIZE) {
            QuestionChunk chunk = QuestionChunk.of(now, answered);
            for (CategoryQuestion question : waiting.get(chunk)) {
                out.collect(question.answer(history.asOf(question.asOf())));
            }
            waiting.remove(chunk);
        }
        waitingCount.remove(now);
        clearIfEmpty(waiting);
        clearIfEmpty(waitingCount);
    }

    private CategoryHistory history() throws Exception {
        Map<Instant, String> byTime = new HashMap<>();
        for (Map.Entry<Instant, String> version : versions.entries()) {
            byTime.put(version.getKey(), version.getValue());
        }
        return new CategoryHistory(byTime);
    }

    /** An emptied map still has its key in the heap backend. */
    private static void clearIfEmpty(MapState<?, ?> state) throws Exception {
        if (state.isEmpty()) {
            state.clear();
        }
    }
}
