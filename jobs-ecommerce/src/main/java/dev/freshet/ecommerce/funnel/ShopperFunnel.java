/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import dev.freshet.ecommerce.metrics.Granularity;
import dev.freshet.ecommerce.metrics.ShopCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/**
 * How far one shopper came from the views of each hour and day.
 *
 * <p>Steps may come in any order. One that comes last in order is taken at once, for a few {@link LatestStarts} say all that it
 * needs to know. One that comes between others changes what followed from it, so the steps since {@link #settle} are kept, every
 * one of them: between any two views a cart may still come, which is in time by the earlier or the later alone. What is
 * settled is no longer kept.
 *
 * <p>A further step leads no shopper back. Only a visitor who signs in may lose ways: views that are handed over to the user begin
 * none of the visitor's any more.
 */
final class ShopperFunnel {

    /**
     * Far above what a person does within the allowed lateness; reached by programs. Then the older half is settled early, and
     * steps of that time are {@link Taken#TOO_LATE}.
     */
    static final int MOST_STEPS = 10_000;

    /** What becomes of a step. */
    enum Taken {
        /** It was the last, and is counted. */
        IN_ORDER,
        /** It counts with the next {@link #putInOrder}. */
        OUT_OF_ORDER,
        /** It is known: the same step of the same instant. */
        REPEATED,
        /** It is left out: what it would change is settled. */
        TOO_LATE
    }

    /** @param changes in the shopper's windows, each window once */
    record Outcome(Taken taken, List<FunnelChange> changes) {}

    private final ShopCalendar calendar;
    private final Duration within;
    private final Duration handOver;
    private final ShopperMemory memory;

    /**
     * The funnel of one shopper.
     *
     * @param within how long after its view a step may be, that included
     * @param handOver how long before a sign-in a step may be that it hands over
     */
    ShopperFunnel(ShopCalendar calendar, Duration within, Duration handOver, ShopperMemory memory) {
        this.calendar = calendar;
        this.within = within;
        this.handOver = handOver;
        this.memory = memory;
    }

    Outcome take(StepAt step) throws Exception {
        StepBorders borders = memory.borders();
        if (isSettled(step, borders)) {
            return new Outcome(Taken.TOO_LATE, List.of());
        }
        if (!memory.add(step)) {
            return new Outcome(Taken.REPEATED, List.of());
        }
        boolean last = borders == null || step.compareTo(borders.newest()) > 0;
        return keep(
                borders == null ? StepBorders.first(step) : borders.and(step), last ? inOrder(step) : outOfOrder(step));
    }

    /** Takes what changes at a sign-in; it counts with the next {@link #putInOrder}, whatever has come before it. */
    Outcome take(StepAt step, StepTransfer transfer) throws Exception {
        StepBorders borders = memory.borders();
        if (isSettled(step, borders)) {
            return new Outcome(Taken.TOO_LATE, List.of());
        }
        boolean isNew = transfer.isAway() ? memory.giveAway(step) : memory.receive(step, transfer.at());
        if (!isNew) {
            return new Outcome(Taken.REPEATED, List.of());
        }
        StepBorders moved = borders == null ? StepBorders.first(step) : borders.and(step);
        return keep(moved.handOver(), transfer.isAway() ? laterInOrder() : outOfOrder(step));
    }

    private static boolean isSettled(StepAt step, @Nullable StepBorders borders) {
        return borders != null && step.time().isBefore(borders.settledUntil());
    }

    private Outcome keep(StepBorders moved, Outcome outcome) throws Exception {
        memory.put(moved);
        return moved.kept() > MOST_STEPS ? new Outcome(outcome.taken(), settleHalf(outcome.changes())) : outcome;
    }

    private Outcome inOrder(StepAt step) throws Exception {
        if (step.step() == FunnelStep.VIEW_ITEM) {
            StartHour open = openHour(step);
            if (open != null && open.known().reached() > 0) {
                memory.put(open.after(step, step.time(), within));
                return new Outcome(Taken.IN_ORDER, List.of());
            }
            begin(step);
        }
        StartHours before = new StartHours(memory.hours());
        StartHours after = new StartHours(before.all());
        after.take(step, step.time(), within);
        return new Outcome(Taken.IN_ORDER, tell(before, after, step.time()));
    }

    private Outcome outOfOrder(StepAt step) throws Exception {
        if (step.step() == FunnelStep.VIEW_ITEM) {
            begin(step);
        }
        return laterInOrder();
    }

    private static Outcome laterInOrder() {
        return new Outcome(Taken.OUT_OF_ORDER, List.of());
    }

    /** The hour of the calendar, if it has begun for this shopper. */
    private @Nullable StartHour openHour(StepAt view) throws Exception {
        StartHour hour = memory.hour(
                calendar.window(Granularity.HOUR, view.time().toEpochMilli()).startMillis());
        return hour == null || !hour.contains(view) ? null : hour;
    }

    /** Begins the hour of a view, unless it is in one that has begun, be it by a former time zone. */
    private void begin(StepAt view) throws Exception {
        if (new StartHours(memory.hours()).of(view) == null) {
            long time = view.time().toEpochMilli();
            memory.put(StartHour.of(calendar.window(Granularity.HOUR, time), calendar.window(Granularity.DAY, time)));
        }
    }

    /** Takes all steps anew that are not settled, in their order, if one came out of it. */
    List<FunnelChange> putInOrder() throws Exception {
        StepBorders borders = memory.borders();
        if (borders == null || !borders.outOfOrder()) {
            return List.of();
        }
        StartHours before = new StartHours(memory.hours());
        StartHours anew = before.each(StartHour::rewound);
        KeptSteps kept = KeptSteps.of(memory);
        kept.inTheirOrder().forEach((step, since) -> anew.take(step, since, within));
        memory.put(borders.inOrder());
        boolean mayLeadBack = !kept.givenAway().isEmpty();
        return tell(
                before,
                mayLeadBack ? anew : anew.each(hour -> hour.retold(before.get(hour))),
                borders.newest().time());
    }

    private List<FunnelChange> tell(StartHours before, StartHours after, Instant at) throws Exception {
        store(before, after);
        return after.changesSince(before, at);
    }

    private void store(StartHours before, StartHours after) throws Exception {
        for (StartHour hour : after.all()) {
            if (!hour.equals(before.get(hour))) {
                memory.put(hour);
            }
        }
    }

    /**
     * No event before this time can come any more. What came out of order is told; of the steps that no sign-in can concern any
     * more only what they led to is kept, and nothing of a day of which no step can be in time any more.
     */
    List<FunnelChange> settle(Instant until) throws Exception {
        List<FunnelChange> changes = putInOrder();
        settleSteps(until.minus(handOver));
        forgetDaysUntil(until.minus(within));
        return changes;
    }

    private void settleSteps(Instant until) throws Exception {
        StepBorders borders = memory.borders();
        if (borders == null) {
            return;
        }
        StepAt border = new StepAt(until, FunnelStep.VIEW_ITEM);
        KeptSteps kept = KeptSteps.of(memory);
        NavigableSet<StepAt> settled = kept.all().headSet(border, false);
        if (settled.isEmpty()) {
            return;
        }
        StartHours before = new StartHours(memory.hours());
        StartHours behind = before.each(StartHour::rewound);
        kept.inTheirOrder().headMap(border, false).forEach((step, since) -> behind.take(step, since, within));
        kept.forgetBefore(border, memory);
        store(before, behind.each(hour -> hour.settledBehind(before.get(hour))));
        memory.put(borders.settled(until, kept.all().size() - settled.size()));
    }

    private List<FunnelChange> settleHalf(List<FunnelChange> told) throws Exception {
        List<FunnelChange> changes = new ArrayList<>(told);
        changes.addAll(putInOrder());
        List<StepAt> steps = List.copyOf(KeptSteps.of(memory).all());
        settleSteps(steps.get(steps.size() / 2).time());
        return changes;
    }

    /**
     * From when on there is something to settle or to forget, or null if nothing is left.
     *
     * @param lateness how long after its time an event may still come
     */
    @Nullable
    Instant nextDue(Duration lateness) throws Exception {
        Instant next = Instant.MAX;
        for (StepAt step : KeptSteps.of(memory).all()) {
            Instant due = step.time().plusMillis(1).plus(handOver).plus(lateness);
            next = due.isBefore(next) ? due : next;
        }
        for (StartHour hour : memory.hours()) {
            Instant due = Instant.ofEpochMilli(hour.dayEnd()).plus(within).plus(lateness);
            next = due.isBefore(next) ? due : next;
        }
        return next.equals(Instant.MAX) ? null : next;
    }

    /** Forgets the days that ended at or before this time, and the borders with the last of the rest. */
    private void forgetDaysUntil(Instant end) throws Exception {
        boolean hoursAreLeft = false;
        for (StartHour hour : memory.hours()) {
            if (hour.dayEnd() <= end.toEpochMilli()) {
                memory.remove(hour);
            } else {
                hoursAreLeft = true;
            }
        }
        StepBorders borders = memory.borders();
        if (borders != null && borders.kept() == 0 && !hoursAreLeft) {
            memory.clearBorders();
        }
    }
}
