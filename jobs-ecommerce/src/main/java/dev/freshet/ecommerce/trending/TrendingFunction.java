/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import dev.freshet.common.time.EndOfInput;
import dev.freshet.common.waiting.WaitingState;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps what the items of each category have drawn, and publishes the category's list at the end of each interval in which
 * something happened in it. Of several intervals that the watermark leaps over, as in a replay, only the last is published.
 *
 * <p>Scores are as of the end of the interval of the category's newest event, and not of when something came: so the newest
 * row does not depend on the order of arrival. Until the next event they fall alike, and the order stays as it is. When all
 * of them have fallen below the minimum, an empty list is published; not at the end of input, where no time passes.
 */
final class TrendingFunction extends KeyedProcessFunction<String, CategoryAttention, TrendingRow> {

    private static final long serialVersionUID = 1L;

    private final HalfLife halfLife;
    private final TrendingRanking ranking;

    /** What counts at the ends of intervals that the watermark has not passed; cleared when it does. */
    private transient WaitingState<CategoryAttention> waiting;

    /** What has been counted. */
    private transient ItemScores scores;

    /** End of the interval of the newest event, epoch milliseconds. One per category; cleared when nothing counts any more. */
    private transient ValueState<Long> newest;

    /** Newest published row. One per category; cleared when nothing counts any more. */
    private transient ValueState<TrendingRow> published;

    /** Its revision. One number per category, kept for good: a category that comes back goes on counting. */
    private transient ValueState<Long> revision;

    /** The timer that looks whether the list is over; one per category, cleared when it fires. */
    private transient ValueState<Long> looksAt;

    TrendingFunction(TrendingSettings settings) {
        this.halfLife = settings.decay();
        this.ranking = settings.ranking();
    }

    @Override
    public void open(OpenContext context) {
        waiting = new WaitingState<>(getRuntimeContext(), "waiting", Types.POJO(CategoryAttention.class));
        scores = new ItemScores(getRuntimeContext(), halfLife);
        newest = getRuntimeContext().getState(new ValueStateDescriptor<>("newest", Types.LONG));
        published =
                getRuntimeContext().getState(new ValueStateDescriptor<>("published", Types.POJO(TrendingRow.class)));
        revision = getRuntimeContext().getState(new ValueStateDescriptor<>("revision", Types.LONG));
        looksAt = getRuntimeContext().getState(new ValueStateDescriptor<>("looks-at", Types.LONG));
    }

    @Override
    public void processElement(CategoryAttention gain, Context context, Collector<TrendingRow> out) throws Exception {
        if (waiting.add(gain.end() - 1, gain)) {
            context.timerService().registerEventTimeTimer(gain.end() - 1);
        }
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<TrendingRow> out) throws Exception {
        List<CategoryAttention> due = waiting.take(time);
        count(due);
        if (isTheLook(time)) {
            looksAt.clear();
        }
        if (waiting.hasUntil(context.timerService().currentWatermark())) {
            return;
        }
        if (!due.isEmpty()) {
            refresh(context, out);
        } else if (EndOfInput.reached(context.timerService())) {
            clearBehindAllOthers(time, context.timerService());
            return;
        } else {
            endWhatIsOver(time, context, out);
        }
        lookAgain(context.timerService());
    }

    private void count(List<CategoryAttention> gains) throws Exception {
        if (gains.isEmpty()) {
            return;
        }
        scores.add(gains);
        Long known = newest.value();
        long latest = known == null ? Long.MIN_VALUE : known;
        for (CategoryAttention gain : gains) {
            latest = Math.max(latest, gain.newest());
        }
        newest.update(latest);
    }

    private void refresh(OnTimerContext context, Collector<TrendingRow> out) throws Exception {
        Long asOf = newest.value();
        if (asOf != null) {
            publish(ranking.rank(scores.countingAt(asOf), asOf), asOf, context, out);
        }
    }

    private void endWhatIsOver(long time, OnTimerContext context, Collector<TrendingRow> out) throws Exception {
        TrendingRow row = published.value();
        if (row != null && !row.items().isEmpty() && listEndsAt(row) <= time) {
            publish(List.of(), listEndsAt(row), context, out);
        }
        Long asOf = newest.value();
        if (asOf != null && forgottenAt(asOf) <= time) {
            clear();
        }
    }

    private void publish(List<TrendingItem> items, long asOf, OnTimerContext context, Collector<TrendingRow> out)
            throws Exception {
        TrendingRow before = published.value();
        List<TrendingItem> itemsBefore = before == null ? List.of() : before.items();
        boolean older = before != null && before.updatedAt().toEpochMilli() != asOf;
        if (items.equals(itemsBefore) && (items.isEmpty() || !older)) {
            return;
        }
        Long number = revision.value();
        TrendingRow row = new TrendingRow(
                context.getCurrentKey(), items, number == null ? 1 : number + 1, Instant.ofEpochMilli(asOf));
        revision.update(row.revision());
        published.update(row);
        out.collect(row);
    }

    private boolean isTheLook(long time) throws Exception {
        Long set = looksAt.value();
        return set != null && set == time;
    }

    private void lookAgain(TimerService timers) throws Exception {
        Long asOf = newest.value();
        if (asOf == null) {
            return;
        }
        TrendingRow row = published.value();
        long next = row == null || row.items().isEmpty() ? forgottenAt(asOf) : listEndsAt(row);
        Long set = looksAt.value();
        if (set == null || set != next) {
            if (set != null) {
                timers.deleteEventTimeTimer(set);
            }
            timers.registerEventTimeTimer(next);
            looksAt.update(next);
        }
    }

    private long listEndsAt(TrendingRow row) {
        return ranking.endsAt(row.items().get(0), row.updatedAt().toEpochMilli());
    }

    private long forgottenAt(long asOf) {
        return halfLife.forgottenAt(halfLife.period(asOf));
    }

    private void clearBehindAllOthers(long time, TimerService timers) {
        if (time == Long.MAX_VALUE) {
            clear();
        } else {
            timers.registerEventTimeTimer(Long.MAX_VALUE);
        }
    }

    private void clear() {
        scores.clear();
        newest.clear();
        published.clear();
        looksAt.clear();
    }
}
