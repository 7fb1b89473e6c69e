/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.identity;

import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.ShopperEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Tells who one visitor is.
 *
 * <p>An event with a user passes at once, and links the visitor to that user from its time on. An event without one waits
 * until the watermark has passed its time, so that every link up to then has been seen, and belongs to the newest user at or
 * before it; behind the watermark it is resolved at once. A link that comes behind the watermark holds for the events that
 * come after it: who has passed under another name is not called back.
 */
final class IdentityFunction extends KeyedProcessFunction<String, ShopEvent, ShopperEvent> {

    private static final long serialVersionUID = 1L;

    /** How many timers a visitor's memory is cut into, at most: it is forgotten up to this part of it later. */
    private static final int SLICES = 30;

    /** Far above what a person does within the allowed lateness; reached by an id that many people share by mistake. */
    static final int MOST_LINKS = 1_000;

    private final Duration memory;
    private final Duration allowedLateness;

    /**
     * User from a time on, of one visitor. Holds the newest link before the allowed lateness and all after it, but at most
     * {@value #MOST_LINKS}; cleared when the visitor was silent for {@link #memory}.
     */
    private transient MapState<Instant, String> links;

    /** What is known of a visitor who is linked; one per visitor, cleared together with the links. */
    private transient ValueState<LinkedVisitor> linked;

    /**
     * Events without a user by their time, epoch milliseconds; cleared when the watermark gets there. Bounded by the events of
     * one visitor within the out-of-orderness.
     */
    private transient MapState<Long, List<ShopEvent>> waiting;

    IdentityFunction(IdentitySettings settings) {
        this.memory = settings.memory();
        this.allowedLateness = settings.allowedLateness();
    }

    @Override
    public void open(OpenContext context) {
        links = getRuntimeContext().getMapState(new MapStateDescriptor<>("user-links", Types.INSTANT, Types.STRING));
        linked = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("linked-visitor", Types.POJO(LinkedVisitor.class)));
        waiting = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "waiting-events", Types.LONG, Types.LIST(Types.POJO(ShopEvent.class))));
    }

    @Override
    public void processElement(ShopEvent event, Context context, Collector<ShopperEvent> out) throws Exception {
        String user = event.userId();
        if (user != null) {
            link(event.eventTime(), user, context);
            out.collect(new ShopperEvent(user, event));
        } else if (event.eventTime().toEpochMilli() <= context.timerService().currentWatermark()) {
            resolve(event, context, out);
        } else {
            await(event, context);
        }
    }

    /**
     * Resolves the events of this instant and forgets what no later one needs. Both go by the timer's time, not by the
     * watermark: that may have leapt over events that still need what it has passed.
     */
    @Override
    public void onTimer(long now, OnTimerContext context, Collector<ShopperEvent> out) throws Exception {
        List<ShopEvent> due = waiting.get(now);
        if (due != null) {
            for (ShopEvent event : due) {
                resolve(event, context, out);
            }
            waiting.remove(now);
            if (waiting.isEmpty()) {
                waiting.clear();
            }
        }
        forget(Instant.ofEpochMilli(now));
    }

    private void link(Instant time, String user, Context context) throws Exception {
        LinkedVisitor visitor = linked.value();
        String sameInstant = links.get(time);
        links.put(time, sameInstant == null ? user : VisitorLinks.ofSameInstant(sameInstant, user));
        int count = (visitor == null ? 0 : visitor.links()) + (sameInstant == null ? 1 : 0);
        if (count > MOST_LINKS) {
            count -= drop(knownLinks().dispensable(MOST_LINKS / 2));
        }
        Instant newest = visitor == null || visitor.lastSeen().isBefore(time) ? time : visitor.lastSeen();
        linked.update(new LinkedVisitor(newest, count));
        wakeUp(time, allowedLateness, context);
        wakeUp(newest, memory, context);
    }

    private void resolve(ShopEvent event, Context context, Collector<ShopperEvent> out) throws Exception {
        String user = userAt(event.eventTime(), context);
        out.collect(new ShopperEvent(user == null ? event.shopper() : user, event));
    }

    /** The answer does not hang on when the timers happen to clean up. */
    private @Nullable String userAt(Instant time, Context context) throws Exception {
        LinkedVisitor visitor = linked.value();
        if (visitor == null || !time.isBefore(visitor.lastSeen().plus(memory))) {
            return null;
        }
        String user = knownLinks().userAt(time);
        if (user != null && visitor.lastSeen().isBefore(time)) {
            linked.update(new LinkedVisitor(time, visitor.links()));
            wakeUp(time, memory, context);
        }
        return user;
    }

    private void await(ShopEvent event, Context context) throws Exception {
        long time = event.eventTime().toEpochMilli();
        List<ShopEvent> sameTime = waiting.get(time);
        if (sameTime == null) {
            sameTime = new ArrayList<>();
            context.timerService().registerEventTimeTimer(time);
        }
        sameTime.add(event);
        waiting.put(time, sameTime);
    }

    private void forget(Instant now) throws Exception {
        LinkedVisitor visitor = linked.value();
        if (visitor == null) {
            return;
        }
        if (!now.isBefore(visitor.lastSeen().plus(memory))) {
            links.clear();
            linked.clear();
            return;
        }
        int dropped = drop(knownLinks().irrelevantSince(now.minus(allowedLateness)));
        if (dropped > 0) {
            linked.update(new LinkedVisitor(visitor.lastSeen(), visitor.links() - dropped));
        }
    }

    private int drop(List<Instant> times) throws Exception {
        for (Instant time : times) {
            links.remove(time);
        }
        return times.size();
    }

    /** A timer some time after an event, shared by the events of a slice so that a busy visitor sets few. */
    private static void wakeUp(Instant time, Duration after, Context context) {
        long slice = Math.max(1, after.toMillis() / SLICES);
        long at = time.plus(after).toEpochMilli();
        context.timerService().registerEventTimeTimer(-Math.floorDiv(-at, slice) * slice);
    }

    private VisitorLinks knownLinks() throws Exception {
        Map<Instant, String> byTime = new HashMap<>();
        for (Map.Entry<Instant, String> link : links.entries()) {
            byTime.put(link.getKey(), link.getValue());
        }
        return new VisitorLinks(byTime);
    }
}
