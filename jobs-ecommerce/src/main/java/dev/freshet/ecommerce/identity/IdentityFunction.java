/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.identity;

import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.ShopperAnswer;
import dev.freshet.ecommerce.ShopperEvent;
import dev.freshet.ecommerce.waiting.WaitingState;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Tells who one visitor is.
 *
 * <p>An event with a user passes at once, and links the visitor to that user from its time on. An event without one waits
 * until the watermark has passed its time, so that every link up to then has been seen, and belongs to the newest user at or
 * before it; behind the watermark it is resolved at once. A link that comes behind the watermark holds for the events that
 * come after it. Of those that have passed it corrects purchases and refunds, in {@link #CORRECTIONS}, as long as a link that
 * concerns them may come; all others stay as they were told.
 */
final class IdentityFunction extends KeyedProcessFunction<String, ShopEvent, ShopperEvent> {

    private static final long serialVersionUID = 1L;

    static final OutputTag<ShopperAnswer> CORRECTIONS =
            new OutputTag<>("shopper-corrections", Types.POJO(ShopperAnswer.class));

    /** How many timers a visitor's memory is cut into, at most: it is forgotten up to this part of it later. */
    private static final int SLICES = 30;

    private final Duration memory;
    private final Duration allowedLateness;

    private transient KeptLinks links;

    /**
     * Events without a user by their time; cleared when the watermark gets there. Bounded by the events of one visitor
     * within the out-of-orderness.
     */
    private transient WaitingState<ShopEvent> waiting;

    private transient RecentOrders recentOrders;

    /**
     * When there is something to forget next, epoch milliseconds: the time of a timer, by whatever settings. One per visitor
     * of whom something is kept, cleared with the last of it.
     */
    private transient ValueState<Long> forgets;

    IdentityFunction(IdentitySettings settings) {
        this.memory = settings.memory();
        this.allowedLateness = settings.allowedLateness();
    }

    @Override
    public void open(OpenContext context) {
        links = new KeptLinks(getRuntimeContext(), memory);
        waiting = new WaitingState<>(getRuntimeContext(), "waiting-events", Types.POJO(ShopEvent.class));
        recentOrders = new RecentOrders(getRuntimeContext());
        forgets = getRuntimeContext().getState(new ValueStateDescriptor<>("forgets-at", Types.LONG));
    }

    @Override
    public void processElement(ShopEvent event, Context context, Collector<ShopperEvent> out) throws Exception {
        String user = event.userId();
        long time = event.eventTime().toEpochMilli();
        if (user != null) {
            link(event.eventTime(), user, context);
            out.collect(new ShopperEvent(user, event));
        } else if (time <= context.timerService().currentWatermark()) {
            resolve(event, context, out);
        } else if (waiting.add(time, event)) {
            context.timerService().registerEventTimeTimer(time);
        }
    }

    /**
     * Resolves the events of this instant and forgets what no later one needs. Both go by the timer's time, not by the
     * watermark: that may have leapt over events that still need what it has passed.
     */
    @Override
    public void onTimer(long now, OnTimerContext context, Collector<ShopperEvent> out) throws Exception {
        for (ShopEvent event : waiting.take(now)) {
            resolve(event, context, out);
        }
        Long due = forgets.value();
        if (due != null && due <= now) {
            forget(now, context);
        }
    }

    private void forget(long now, Context context) throws Exception {
        long oldest = now - allowedLateness.toMillis();
        links.forgetBefore(Instant.ofEpochMilli(oldest));
        recentOrders.forgetBefore(oldest);
        forgets.clear();
        LinkedVisitor visitor = links.visitor();
        if (visitor != null) {
            forgetLinks(visitor, links.known().nextIrrelevance(), context);
        }
        Instant order = recentOrders.oldest();
        if (order != null) {
            forgetAfter(order, slice(), context);
        }
    }

    /** @param next from when on a link is not needed for another that comes after it */
    private void forgetLinks(LinkedVisitor visitor, Instant next, Context context) throws Exception {
        if (visitor.links() == 1) {
            forgetAfter(visitor.lastSignedIn().plus(memory), slicesOfMemory(), context);
        } else {
            forgetAfter(next, slice(), context);
        }
    }

    private void link(Instant time, String user, Context context) throws Exception {
        forgetLinks(links.add(time, user), time, context);
        if (mayHavePassed(time, context) && !recentOrders.isEmpty()) {
            for (ShopperAnswer corrected : recentOrders.correct(links.known())) {
                context.output(CORRECTIONS, corrected);
            }
        }
    }

    /** Whether events at or after the time may have been resolved; after a restore nobody knows until a watermark comes. */
    private static boolean mayHavePassed(Instant time, Context context) {
        long watermark = context.timerService().currentWatermark();
        return time.toEpochMilli() <= watermark || watermark == Long.MIN_VALUE;
    }

    private void resolve(ShopEvent event, Context context, Collector<ShopperEvent> out) throws Exception {
        String shopper = links.known().shopperOf(event);
        out.collect(new ShopperEvent(shopper, event));
        if (event.eventName().isOrder()) {
            recentOrders.add(event, shopper);
            forgetAfter(event.eventTime(), slice(), context);
        }
    }

    /**
     * Forgets when no event at or before a time can come any more, unless something is forgotten earlier, which will see to
     * the rest. Timers are shared by the events of a slice, so that a busy visitor sets few; one that is overtaken fires in
     * vain.
     */
    private void forgetAfter(Instant time, long slice, Context context) throws Exception {
        long due = time.toEpochMilli() + 1 + allowedLateness.toMillis();
        long shared = -Math.floorDiv(-due, slice) * slice;
        Long pending = forgets.value();
        if (pending == null || shared < pending) {
            context.timerService().registerEventTimeTimer(shared);
            forgets.update(shared);
        }
    }

    /** Milliseconds; timers that forget are multiples of it, under the settings by which they were set. */
    private long slice() {
        return Math.max(1, allowedLateness.toMillis() / SLICES);
    }

    /** A multiple of {@link #slice}. */
    private long slicesOfMemory() {
        return slice() * Math.max(1, memory.toMillis() / (SLICES * slice()));
    }
}
