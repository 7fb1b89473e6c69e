/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import dev.freshet.common.time.EndOfInput;
import dev.freshet.ecommerce.metrics.ShopCalendar;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Remembers the steps of shoppers and asks {@link ShopperFunnel} what they say of each hour and day. Takes steps in any order
 * within the allowed lateness: one that comes behind another of the shopper counts when the watermark has passed it.
 */
final class ShopperFunnelFunction extends KeyedProcessFunction<String, ShopperStep, FunnelChange> {

    /** Steps that came when their time was settled, and count nowhere. */
    static final String STEPS_TOO_LATE = "stepsTooLate";

    private static final long serialVersionUID = 1L;

    /** How often a shopper's steps are settled in the time of the allowed lateness, at most: they stay up to this part longer. */
    private static final int SWEEPS = 30;

    private final FunnelSettings settings;
    private final ShopCalendar calendar;

    private transient StoredSteps memory;
    private transient Counter tooLate;

    ShopperFunnelFunction(FunnelSettings settings) {
        this.settings = settings;
        this.calendar = new ShopCalendar(settings.zone());
    }

    @Override
    public void open(OpenContext context) {
        memory = new StoredSteps(getRuntimeContext());
        tooLate = getRuntimeContext().getMetricGroup().counter(STEPS_TOO_LATE);
    }

    @Override
    public void processElement(ShopperStep step, Context context, Collector<FunnelChange> out) throws Exception {
        Instant time = step.at().time();
        ShopperFunnel.Outcome outcome = funnel().take(step.at());
        outcome.changes().forEach(out::collect);
        switch (outcome.taken()) {
            case IN_ORDER -> sweepAt(settledAt(time), context.timerService());
            case OUT_OF_ORDER -> {
                context.timerService().registerEventTimeTimer(time.toEpochMilli());
                sweepAt(settledAt(time), context.timerService());
            }
            case REPEATED -> {}
            case TOO_LATE -> tooLate.inc();
        }
    }

    /**
     * Counts what came out of order, settles and forgets. What is due is told by the state and never by the timer: that may
     * have been set under other settings, and is then followed by one that fits.
     */
    @Override
    public void onTimer(long now, OnTimerContext context, Collector<FunnelChange> out) throws Exception {
        ShopperFunnel funnel = funnel();
        if (EndOfInput.reached(context.timerService())) {
            funnel.putInOrder().forEach(out::collect);
            memory.clear();
            return;
        }
        funnel.settle(Instant.ofEpochMilli(now).minus(settings.allowedLateness()))
                .forEach(out::collect);
        Instant next = funnel.nextDue(settings.allowedLateness());
        if (next != null) {
            sweepAt(next, context.timerService());
        }
    }

    long stepsTooLate() {
        return tooLate.getCount();
    }

    private Instant settledAt(Instant time) {
        return time.plusMillis(1).plus(settings.allowedLateness());
    }

    /** Sweeps are shared by what is due in a slice of time, so that a busy shopper sets few timers. */
    private void sweepAt(Instant due, TimerService timers) {
        long slice = Math.max(1, settings.allowedLateness().dividedBy(SWEEPS).toMillis());
        timers.registerEventTimeTimer(-Math.floorDiv(-due.toEpochMilli(), slice) * slice);
    }

    private ShopperFunnel funnel() {
        return new ShopperFunnel(calendar, settings.within(), memory);
    }
}
