/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.command;

import dev.freshet.common.action.Action;
import dev.freshet.fraud.decision.InputOrder;
import dev.freshet.fraud.episode.Occurrence;
import dev.freshet.fraud.order.InOrder;
import dev.freshet.fraud.order.TimerTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends commands, but no more blocks in a minute of event time than the brake lets pass, over all accounts: all go through one
 * key. Other commands pass freely, and through here too, so that those to one account stay in their order.
 *
 * <p>A block that is held back is never sent. It becomes an occurrence ({@link #HELD_BACK}), is counted, and the first of each minute is
 * logged.
 */
public final class BrakeFunction extends KeyedProcessFunction<String, CommandRequest, Action> {

    private static final long serialVersionUID = 1L;

    /** The key of all commands. */
    public static final String ONE_KEY = "all";

    public static final OutputTag<Occurrence> HELD_BACK =
            new OutputTag<>("held-back-blocks", Types.POJO(Occurrence.class));

    static final String HELD_BACK_BLOCKS = "heldBackBlocks";

    private static final Logger LOG = LoggerFactory.getLogger(BrakeFunction.class);

    private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();

    private static final Comparator<CommandRequest> ORDER = Comparator.comparing(CommandRequest::moment)
            .thenComparing(request -> request.action().actionId());

    private final Brake brake;
    private final InputOrder order;
    private final Duration allowedLateness;

    /**
     * Blocks of each minute by when it begins, epoch milliseconds; cleared when no block of it can come late any more. Bounded by
     * the minutes of the allowed lateness.
     */
    private transient MapState<Long, BrakeMinute> minutes;

    private transient InOrder<CommandRequest> inputs;

    private transient Counter heldBack;

    public BrakeFunction(Brake brake, InputOrder order, Duration allowedLateness) {
        this.brake = brake;
        this.order = order;
        this.allowedLateness = allowedLateness;
    }

    @Override
    public void open(OpenContext context) {
        minutes = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("brake-minutes", Types.LONG, Types.POJO(BrakeMinute.class)));
        inputs = new InOrder<>(getRuntimeContext(), "waiting-commands", Types.POJO(CommandRequest.class), order, ORDER);
        heldBack = getRuntimeContext().getMetricGroup().counter(HELD_BACK_BLOCKS);
    }

    @Override
    public void processElement(CommandRequest request, Context context, Collector<Action> out) throws Exception {
        if (inputs.accept(request, request.moment().at(), context.timerService())) {
            take(request, context, out);
        }
    }

    @Override
    public void onTimer(long now, OnTimerContext context, Collector<Action> out) throws Exception {
        for (CommandRequest request : inputs.due(now)) {
            take(request, context, out);
        }
        if (now % MINUTE_MILLIS == 0) {
            forget(TimerTime.passedBy(now));
        }
    }

    long heldBack() {
        return heldBack.getCount();
    }

    private void take(CommandRequest request, Context context, Collector<Action> out) throws Exception {
        if (request.type() != CommandType.BLOCK || passes(request, context)) {
            out.collect(request.action());
        }
    }

    private boolean passes(CommandRequest block, Context context) throws Exception {
        Instant at = block.moment().at();
        long start = Brake.minuteOf(at).toEpochMilli();
        BrakeMinute known = minutes.get(start);
        BrakeMinute minute = brake.after(known, at);
        minutes.put(start, minute);
        if (known == null) {
            forgetLater(minute, context.timerService());
        }
        if (known != null ? minute.passed() > known.passed() : minute.passed() > 0) {
            return true;
        }
        heldBack.inc();
        if (minute.held() == 1) {
            LOG.warn(
                    "More than {} accounts would be blocked in the minute from {} on: the others are not (commands.most-blocks-per-minute).",
                    brake.mostBlocksPerMinute(),
                    minute.start());
        }
        context.output(HELD_BACK, HeldBlock.occurrence(block, minute));
        return false;
    }

    /** At a whole minute, so that few timers ask. */
    private void forgetLater(BrakeMinute minute, TimerService timers) {
        long over = forgetAt(minute).toEpochMilli();
        timers.registerEventTimeTimer(-Math.floorDiv(-over, MINUTE_MILLIS) * MINUTE_MILLIS);
    }

    private void forget(Instant passed) throws Exception {
        Iterator<Map.Entry<Long, BrakeMinute>> known = minutes.iterator();
        while (known.hasNext()) {
            if (!forgetAt(known.next().getValue()).isAfter(passed)) {
                known.remove();
            }
        }
        if (minutes.isEmpty()) {
            // The heap backend keeps an emptied map as an entry of the key.
            minutes.clear();
        }
    }

    private Instant forgetAt(BrakeMinute minute) {
        return minute.start().plusMillis(MINUTE_MILLIS).plus(allowedLateness);
    }
}
