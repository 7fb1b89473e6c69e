/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.identity;

import dev.freshet.common.waiting.WaitingState;
import dev.freshet.ecommerce.HandedOver;
import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.ShopperAnswer;
import dev.freshet.ecommerce.ShopperEvent;
import dev.freshet.ecommerce.VisitorStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
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
 *
 * <p>When the watermark passes a link before which nobody knew who the visitor is, the visitor is handed over to the user
 * ({@link #HANDED_OVER}), with the steps that are nobody's and young enough; with the next one where it has passed it before. What is handed over
 * stays with the user: a link that comes behind it takes nothing back.
 */
final class IdentityFunction extends KeyedProcessFunction<String, ShopEvent, ShopperEvent> {

    private static final long serialVersionUID = 1L;

    static final OutputTag<ShopperAnswer> CORRECTIONS =
            new OutputTag<>("shopper-corrections", Types.POJO(ShopperAnswer.class));

    static final OutputTag<HandedOver> HANDED_OVER = new OutputTag<>("handed-over", Types.POJO(HandedOver.class));

    /** Steps of visitors with more of them than are kept, which stay with the visitor. */
    static final String STEPS_NOT_HANDED_OVER = "stepsNotHandedOver";

    /** How many timers a visitor's memory is cut into, at most: it is forgotten up to this part of it later. */
    private static final int SLICES = 30;

    private final Duration memory;
    private final Duration allowedLateness;
    private final Duration handOver;
    private final int mostSteps;

    private transient KeptLinks links;

    /**
     * Events without a user by their time; cleared when the watermark gets there. Bounded by the events of one visitor
     * within the out-of-orderness.
     */
    private transient WaitingState<ShopEvent> waiting;

    private transient RecentOrders recentOrders;

    private transient UnknownSteps unknownSteps;

    private transient Counter stepsNotHandedOver;

    /**
     * When there is something to forget next, epoch milliseconds: the time of a timer, by whatever settings. One per visitor
     * of whom something is kept, cleared with the last of it.
     */
    private transient ValueState<Long> forgets;

    IdentityFunction(IdentitySettings settings) {
        this.memory = settings.memory();
        this.allowedLateness = settings.allowedLateness();
        this.handOver = settings.handOver();
        this.mostSteps = settings.mostVisitorSteps();
    }

    @Override
    public void open(OpenContext context) {
        links = new KeptLinks(getRuntimeContext(), memory);
        waiting = new WaitingState<>(getRuntimeContext(), "waiting-events", Types.POJO(ShopEvent.class));
        recentOrders = new RecentOrders(getRuntimeContext());
        unknownSteps = new UnknownSteps(getRuntimeContext(), mostSteps);
        stepsNotHandedOver = getRuntimeContext().getMetricGroup().counter(STEPS_NOT_HANDED_OVER);
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
            resolve(event, links.known(), context, out);
        } else if (waiting.add(time, event)) {
            context.timerService().registerEventTimeTimer(time);
        }
    }

    /**
     * Resolves the events of this instant, hands over what its sign-ins take over, and forgets what no later one needs. All goes
     * by the timer's time, not by the watermark: that may have leapt over events that still need what it has passed.
     */
    @Override
    public void onTimer(long now, OnTimerContext context, Collector<ShopperEvent> out) throws Exception {
        VisitorLinks known = links.known();
        for (ShopEvent event : waiting.take(now)) {
            resolve(event, known, context, out);
        }
        handOver(now, known, context);
        Long due = forgets.value();
        if (due != null && due <= now) {
            forget(now, context);
        }
    }

    private void forget(long now, Context context) throws Exception {
        long oldest = now - allowedLateness.toMillis();
        links.forgetBefore(Instant.ofEpochMilli(oldest));
        recentOrders.forgetBefore(oldest);
        unknownSteps.forgetBefore(Instant.ofEpochMilli(oldest).minus(handOver));
        forgets.clear();
        LinkedVisitor visitor = links.visitor();
        if (visitor != null) {
            forgetLinks(visitor, links.known().nextIrrelevance(), context);
        }
        Instant order = recentOrders.oldest();
        if (order != null) {
            forgetAfter(order, slice(), context);
        }
        Instant step = unknownSteps.oldest();
        if (step != null) {
            forgetStepAfter(step, context);
        }
    }

    /** @param next from when on a link is not needed for another that comes after it */
    private void forgetLinks(LinkedVisitor visitor, Instant next, Context context) throws Exception {
        if (visitor.links() == 1) {
            forgetAfter(visitor.lastSignedIn().plus(memory), slicesOf(memory), context);
        } else {
            forgetAfter(next, slice(), context);
        }
    }

    private void link(Instant time, String user, Context context) throws Exception {
        KeptLinks.Added added = links.add(time, user);
        forgetLinks(added.visitor(), time, context);
        if (added.mayBeFirst()) {
            // In the past for one that comes late: then it fires with the next watermark.
            context.timerService().registerEventTimeTimer(time.toEpochMilli());
        }
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

    private void resolve(ShopEvent event, VisitorLinks known, Context context, Collector<ShopperEvent> out)
            throws Exception {
        String shopper = known.shopperOf(event);
        out.collect(new ShopperEvent(shopper, event));
        if (event.eventName().isOrder()) {
            recentOrders.add(event, shopper);
            forgetAfter(event.eventTime(), slice(), context);
        }
        if (known.userAt(event.eventTime()) == null) {
            keepForHandOver(event, known, context);
        }
    }

    private void keepForHandOver(ShopEvent event, VisitorLinks known, Context context) throws Exception {
        if (event.eventName().leadsToAnOrder() && !handOver.isZero()) {
            stepsNotHandedOver.inc(unknownSteps.add(new VisitorStep(event.eventTime(), event.eventName())));
            forgetStepAfter(event.eventTime(), context);
        }
        SignIn next = known.ownerOf(event.eventTime());
        if (next != null) {
            // Has been handed over where the event comes late, and is once more for the event.
            context.timerService().registerEventTimeTimer(next.at().toEpochMilli());
        }
    }

    private void handOver(long now, VisitorLinks known, OnTimerContext context) throws Exception {
        for (SignIn signIn : known.within(now)) {
            List<VisitorStep> steps = unknownSteps.takenBy(signIn, known, handOver);
            if (known.isFirst(signIn) || !steps.isEmpty()) {
                context.output(HANDED_OVER, new HandedOver(context.getCurrentKey(), signIn.user(), signIn.at(), steps));
            }
        }
    }

    private void forgetStepAfter(Instant time, Context context) throws Exception {
        forgetAfter(time.plus(handOver), slicesOf(handOver), context);
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

    long stepsNotHandedOver() {
        return stepsNotHandedOver.getCount();
    }

    /** Milliseconds; timers that forget are multiples of it, under the settings by which they were set. */
    private long slice() {
        return Math.max(1, allowedLateness.toMillis() / SLICES);
    }

    /** A multiple of {@link #slice}. */
    private long slicesOf(Duration kept) {
        return slice() * Math.max(1, kept.toMillis() / (SLICES * slice()));
    }
}
