/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import dev.freshet.common.time.EndOfInput;
import dev.freshet.ecommerce.metrics.ShopCalendar;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Remembers the steps of shoppers and asks {@link ShopperFunnel} what they say of each hour and day. Takes steps in any order
 * within the allowed lateness: one that comes behind another of the shopper counts when the watermark has passed it, and what
 * a sign-in hands over when it has passed the sign-in.
 */
final class ShopperFunnelFunction extends KeyedProcessFunction<String, ShopperStep, FunnelChange> {

    /** Steps that came when their time was settled, and count nowhere. */
    static final String STEPS_TOO_LATE = "stepsTooLate";

    private static final long serialVersionUID = 1L;

    /** How often a shopper's steps are settled in the time in which they may come, at most: they stay up to this part longer. */
    private static final int SWEEPS = 30;

    private final FunnelSettings settings;
    private final ShopCalendar calendar;

    private transient StoredSteps memory;

    /** One per shopper; cleared with the memory. */
    private transient ValueState<StepTimers> timers;

    private transient Counter tooLate;

    ShopperFunnelFunction(FunnelSettings settings) {
        this.settings = settings;
        this.calendar = new ShopCalendar(settings.zone());
    }

    @Override
    public void open(OpenContext context) {
        memory = new StoredSteps(getRuntimeContext());
        timers = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("timers", TypeInformation.of(StepTimers.class)));
        tooLate = getRuntimeContext().getMetricGroup().counter(STEPS_TOO_LATE);
    }

    @Override
    public void processElement(ShopperStep step, Context context, Collector<FunnelChange> out) throws Exception {
        StepTransfer transfer = step.transfer();
        long time = (transfer == null ? step.at().time() : transfer.at()).toEpochMilli();
        ShopperFunnel.Outcome outcome =
                transfer == null ? funnel().take(step.at()) : funnel().take(step.at(), transfer);
        outcome.changes().forEach(out::collect);
        switch (outcome.taken()) {
            case IN_ORDER ->
                wake(StepTimers.NEVER, sweepAfter(settledAt(step.at().time())), context.timerService());
            case OUT_OF_ORDER -> wake(time, sweepAfter(settledAt(step.at().time())), context.timerService());
            case REPEATED -> {}
            case TOO_LATE -> tooLate.inc();
        }
    }

    /** Sets a timer only where none is due before it: all that waits is put in order at once, and a sweep looks at all. */
    private void wake(long ordersAt, long sweepsAt, TimerService service) throws Exception {
        StepTimers set = set();
        StepTimers wanted = new StepTimers(Math.min(set.ordersAt(), ordersAt), Math.min(set.sweepsAt(), sweepsAt));
        if (wanted.ordersAt() != set.ordersAt()) {
            service.registerEventTimeTimer(wanted.ordersAt());
        }
        if (wanted.sweepsAt() != set.sweepsAt()) {
            service.registerEventTimeTimer(wanted.sweepsAt());
        }
        if (!wanted.equals(set)) {
            timers.update(wanted);
        }
    }

    /**
     * Counts what came out of order, settles and forgets. What is due is told by the state and never by the timer: that may
     * have been set under other settings, and is then followed by one that fits.
     */
    @Override
    public void onTimer(long now, OnTimerContext context, Collector<FunnelChange> out) throws Exception {
        ShopperFunnel funnel = funnel();
        StepTimers set = timers.value();
        if (EndOfInput.reached(context.timerService())) {
            funnel.putInOrder().forEach(out::collect);
            memory.clear();
            timers.clear();
            return;
        }
        if (set == null || set.sweepsAt() <= now) {
            sweep(now, funnel, context.timerService(), out);
        } else if (set.ordersAt() <= now) {
            funnel.putInOrder().forEach(out::collect);
            timers.update(set.orderAt(StepTimers.NEVER));
        }
    }

    /** Puts in order as well, so that no timer is needed any more but the next one of this kind. */
    private void sweep(long now, ShopperFunnel funnel, TimerService service, Collector<FunnelChange> out)
            throws Exception {
        funnel.settle(Instant.ofEpochMilli(now).minus(settings.allowedLateness()))
                .forEach(out::collect);
        Instant next = funnel.nextDue(settings.allowedLateness());
        if (next == null) {
            timers.clear();
        } else {
            timers.update(StepTimers.NONE);
            wake(StepTimers.NEVER, sweepAfter(next), service);
        }
    }

    long stepsTooLate() {
        return tooLate.getCount();
    }

    private Instant settledAt(Instant time) {
        return time.plusMillis(1).plus(settings.arrival());
    }

    /** Sweeps come at the ends of slices of time, so that a busy shopper has few of them. */
    private long sweepAfter(Instant due) {
        long slice = Math.max(1, settings.arrival().dividedBy(SWEEPS).toMillis());
        return -Math.floorDiv(-due.toEpochMilli(), slice) * slice;
    }

    private StepTimers set() throws Exception {
        StepTimers known = timers.value();
        return known == null ? StepTimers.NONE : known;
    }

    private ShopperFunnel funnel() {
        return new ShopperFunnel(calendar, settings.within(), settings.handOver(), memory);
    }
}
