/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.episode;

import dev.freshet.common.alert.Alert;
import dev.freshet.common.time.EndOfInput;
import dev.freshet.fraud.CaseCommand;
import dev.freshet.fraud.CaseCommandType;
import dev.freshet.fraud.decision.InputOrder;
import dev.freshet.fraud.order.InOrder;
import dev.freshet.fraud.order.TimerTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Makes alerts of what is noticed about a subject, and of what people do with them. A command about nothing that is open changes
 * nothing and is counted.
 *
 * <p>At the end of a bounded input no alert is resolved that nothing has resolved before: what is open then stays open.
 */
public final class EpisodesFunction extends KeyedCoProcessFunction<String, Occurrence, CaseCommand, Alert> {

    private static final long serialVersionUID = 1L;

    /** Commands about no open alert: it never was, is over, or began after the command. */
    static final String COMMANDS_OF_NO_ALERT = "caseCommandsOfNoAlert";

    private final EpisodePolicy policy;
    private final InputOrder order;

    /** What is open about the subject, one episode for each kind: each rule that noticed something; cleared with the last of them. */
    private transient ValueState<OpenEpisodes> episodes;

    private transient InOrder<EpisodeInput> inputs;

    private transient Counter commandsOfNoAlert;

    public EpisodesFunction(EpisodePolicy policy, InputOrder order) {
        this.policy = policy;
        this.order = order;
    }

    @Override
    public void open(OpenContext context) {
        episodes = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("open-episodes", Types.POJO(OpenEpisodes.class)));
        inputs = new InOrder<>(
                getRuntimeContext(),
                "waiting-inputs",
                Types.POJO(EpisodeInput.class),
                order,
                Comparator.comparing(EpisodeInput::moment));
        commandsOfNoAlert = getRuntimeContext().getMetricGroup().counter(COMMANDS_OF_NO_ALERT);
    }

    @Override
    public void processElement1(Occurrence occurrence, Context context, Collector<Alert> out) throws Exception {
        arrived(EpisodeInput.of(occurrence), context.timerService(), out);
    }

    @Override
    public void processElement2(CaseCommand command, Context context, Collector<Alert> out) throws Exception {
        if (command.command() != CaseCommandType.UNBLOCK) {
            arrived(EpisodeInput.of(command), context.timerService(), out);
        }
    }

    @Override
    public void onTimer(long now, OnTimerContext context, Collector<Alert> out) throws Exception {
        List<EpisodeInput> due = inputs.due(now);
        OpenEpisodes known = episodes.value();
        if (known == null && due.isEmpty()) {
            return;
        }
        List<Alert> told = new ArrayList<>();
        OpenEpisodes open = take(due, known, told);
        if (EndOfInput.reached(context.timerService()) && inputs.isEmpty()) {
            open = OpenEpisodes.NONE;
        } else {
            open = open.pass(policy, TimerTime.passedBy(now), told);
        }
        told.forEach(out::collect);
        keep(known, open.wakesAt() <= now ? open.wakingAt(OpenEpisodes.NEVER) : open, context.timerService());
    }

    long commandsOfNoAlert() {
        return commandsOfNoAlert.getCount();
    }

    private void arrived(EpisodeInput input, TimerService timers, Collector<Alert> out) throws Exception {
        if (!inputs.accept(input, input.moment().at(), timers)) {
            return;
        }
        OpenEpisodes known = episodes.value();
        List<Alert> told = new ArrayList<>();
        OpenEpisodes open = take(List.of(input), known, told);
        told.forEach(out::collect);
        keep(known, open, timers);
    }

    private OpenEpisodes take(List<EpisodeInput> due, @Nullable OpenEpisodes known, List<Alert> told) {
        OpenEpisodes open = known == null ? OpenEpisodes.NONE : known;
        for (EpisodeInput input : due) {
            if (input.occurrence() != null) {
                open = open.observe(policy, input.occurrence(), told);
            }
            if (input.command() != null) {
                if (!open.concerns(policy, input.command())) {
                    commandsOfNoAlert.inc();
                }
                open = open.obey(policy, input.command(), told);
            }
        }
        return open;
    }

    /** One timer per subject, when the first episode may be over. */
    private void keep(@Nullable OpenEpisodes known, OpenEpisodes open, TimerService timers) throws Exception {
        Instant end = open.endsAt(policy);
        if (end == null) {
            if (known != null) {
                episodes.clear();
            }
            return;
        }
        long time = end.toEpochMilli();
        if (time < open.wakesAt()) {
            timers.registerEventTimeTimer(time);
        }
        episodes.update(open.wakingAt(Math.min(time, open.wakesAt())));
    }
}
