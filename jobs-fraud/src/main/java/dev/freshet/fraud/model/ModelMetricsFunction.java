/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import dev.freshet.common.time.EndOfInput;
import dev.freshet.common.waiting.WaitingState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Says of every UTC day how good its scores were, when the time that labels take has passed. All transactions have one key. Takes them
 * when they are judged.
 *
 * <p>A card is known to be defrauded on a day if it was in a fraud whose label was known when the day began, and which was no
 * longer ago than twice the time that labels take; so a card can be looked at again.
 *
 * <p>A day that is not over at the end of input is not measured.
 */
public final class ModelMetricsFunction extends KeyedProcessFunction<String, ScoredExample, ModelMetrics> {

    /** The only key. */
    public static final String KEY = "model";

    private static final long serialVersionUID = 1L;

    private final LabelTimes times;
    private final int alertsPerDay;

    /** Transactions of a day, by the time at which it is measured; cleared then. */
    private transient WaitingState<ScoredExample> examples;

    /** Defrauded cards of a measured day, by its beginning; cleared when no day that is still to be measured needs them. */
    private transient MapState<Long, List<String>> defrauded;

    public ModelMetricsFunction(LabelTimes times, int alertsPerDay) {
        this.times = times;
        this.alertsPerDay = alertsPerDay;
    }

    @Override
    public void open(OpenContext context) {
        examples = new WaitingState<>(getRuntimeContext(), "examples", Types.POJO(ScoredExample.class));
        defrauded = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("defrauded", Types.LONG, Types.LIST(Types.STRING)));
    }

    @Override
    public void processElement(ScoredExample example, Context context, Collector<ModelMetrics> out) throws Exception {
        long day = UtcDay.start(example.moment().at()).toEpochMilli();
        long measuredAt = measuredAt(day);
        if (measuredAt > context.timerService().currentWatermark() && examples.add(measuredAt, example)) {
            context.timerService().registerEventTimeTimer(measuredAt);
        }
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<ModelMetrics> out) throws Exception {
        List<ScoredExample> judged = examples.take(time);
        if (EndOfInput.reached(context.timerService())) {
            defrauded.clear();
            return;
        }
        forget(time);
        if (judged.isEmpty()) {
            return;
        }
        Instant day = UtcDay.start(judged.get(0).moment().at());
        ModelMetrics metrics =
                new DayScores(day, judged, knownBefore(day)).metrics(alertsPerDay, 1, Instant.ofEpochMilli(time));
        out.collect(metrics);
        List<String> cards = judged.stream()
                .filter(ScoredExample::fraud)
                .map(ScoredExample::card)
                .distinct()
                .toList();
        if (!cards.isEmpty()) {
            defrauded.put(day.toEpochMilli(), cards);
            context.timerService().registerEventTimeTimer(forgottenAt(day.toEpochMilli()));
        }
    }

    /** Of days that were over for as long as labels take when this one began. */
    private Set<String> knownBefore(Instant day) throws Exception {
        Set<String> known = new HashSet<>();
        long newest = day.minus(times.delay()).toEpochMilli() - UtcDay.MILLIS;
        long oldest = day.minus(times.delay().multipliedBy(2)).toEpochMilli();
        for (long each : defrauded.keys()) {
            if (each <= newest && each >= oldest) {
                known.addAll(defrauded.get(each));
            }
        }
        return known;
    }

    private void forget(long time) throws Exception {
        Set<Long> over = new HashSet<>();
        for (long day : defrauded.keys()) {
            if (forgottenAt(day) <= time) {
                over.add(day);
            }
        }
        for (long day : over) {
            defrauded.remove(day);
        }
    }

    /** When all transactions of a day are judged. */
    private long measuredAt(long day) {
        return times.judgedAt(Instant.ofEpochMilli(day + UtcDay.MILLIS));
    }

    /** After the last day that needs the cards of this one was measured. */
    private long forgottenAt(long day) {
        Duration needed = times.delay().multipliedBy(2);
        return UtcDay.midnight(measuredAt(day) + needed.toMillis()) + 1;
    }
}
