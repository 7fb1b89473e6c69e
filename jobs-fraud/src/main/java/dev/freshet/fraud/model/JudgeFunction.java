/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import dev.freshet.common.time.EndOfInput;
import dev.freshet.common.waiting.WaitingState;
import dev.freshet.fraud.Label;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Holds what is said of an account's transactions back until their labels are known: as that of a fraud where a label says so, else
 * of a genuine one. A label that comes later, but in time, gives what was said of the transaction once more, as that of a fraud.
 *
 * <p>When a label is known is a matter of its own time and not of when it comes, so that the order of arrival changes nothing,
 * unless it comes after the watermark. At the end of input nothing is judged, because no time has passed.
 *
 * @param <T> what is said of a transaction; genuine when it comes
 */
public final class JudgeFunction<T extends Judgeable<T>> extends KeyedCoProcessFunction<String, T, Label, T> {

    private static final long serialVersionUID = 1L;

    private final LabelTimes times;
    private final TypeInformation<T> type;

    /** What is said of transactions, by their id; each cleared after delay and patience. */
    private transient MapState<String, T> cases;

    /** What is known of transactions, by their id, whether they are here or not; each cleared like the transaction. */
    private transient MapState<String, KnownLabel> labels;

    /** What is to be done, by full hours; cleared when it is done. Three steps of a transaction at most, and one of each label. */
    private transient WaitingState<JudgeStep> steps;

    public JudgeFunction(LabelTimes times, TypeInformation<T> type) {
        this.times = times;
        this.type = type;
    }

    @Override
    public void open(OpenContext context) {
        cases = getRuntimeContext().getMapState(new MapStateDescriptor<>("cases", Types.STRING, type));
        labels = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("labels", Types.STRING, Types.POJO(KnownLabel.class)));
        steps = new WaitingState<>(getRuntimeContext(), "steps", Types.POJO(JudgeStep.class));
    }

    @Override
    public void processElement1(T said, Context context, Collector<T> out) throws Exception {
        Instant time = said.moment().at();
        if (times.judgedAt(time) > context.timerService().currentWatermark()) {
            cases.put(said.moment().id(), said);
            plan(JudgeStep.What.JUDGE, said.moment().id(), times.judgedAt(time), context.timerService());
        }
    }

    @Override
    public void processElement2(Label label, Context context, Collector<T> out) throws Exception {
        String id = label.transactionId();
        long forgottenAt = times.forgottenAt(label.transactionTime());
        if (forgottenAt <= context.timerService().currentWatermark()) {
            return;
        }
        KnownLabel known = labels.get(id);
        KnownLabel together = KnownLabel.of(label).and(known);
        if (together.equals(known)) {
            return;
        }
        labels.put(id, together);
        if (known == null) {
            plan(JudgeStep.What.FORGET, id, forgottenAt, context.timerService());
        }
        long since = together.since();
        if (together.fraud() && since > times.judgedAt(label.transactionTime()) && since < forgottenAt) {
            plan(JudgeStep.What.CORRECT, id, since, context.timerService());
        }
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<T> out) throws Exception {
        List<JudgeStep> due = steps.take(time).stream()
                .distinct()
                .sorted(Comparator.comparing(JudgeStep::what).thenComparing(JudgeStep::transactionId))
                .toList();
        boolean over = EndOfInput.reached(context.timerService());
        for (JudgeStep step : due) {
            String id = step.transactionId();
            T said = cases.get(id);
            if (step.what() == JudgeStep.What.FORGET || over) {
                forget(id, said);
            } else if (said != null) {
                judge(step, said, time, context.timerService(), out);
            }
        }
    }

    private void judge(JudgeStep step, T said, long time, TimerService timers, Collector<T> out) throws Exception {
        KnownLabel label = labels.get(step.transactionId());
        if (step.what() == JudgeStep.What.JUDGE) {
            boolean fraud = label != null && label.fraud() && label.since() <= time;
            out.collect(fraud ? said.asFraud() : said);
            plan(
                    JudgeStep.What.FORGET,
                    step.transactionId(),
                    times.forgottenAt(said.moment().at()),
                    timers);
        } else if (label != null && label.fraud() && label.since() == time) {
            out.collect(said.asFraud());
        }
    }

    private void forget(String id, @Nullable T said) throws Exception {
        if (said != null) {
            cases.remove(id);
        }
        if (labels.contains(id)) {
            labels.remove(id);
        }
    }

    private void plan(JudgeStep.What what, String id, long time, TimerService timers) throws Exception {
        if (steps.add(time, new JudgeStep(id, what))) {
            timers.registerEventTimeTimer(time);
        }
    }
}
