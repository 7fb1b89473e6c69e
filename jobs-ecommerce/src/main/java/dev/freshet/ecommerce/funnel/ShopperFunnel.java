/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import dev.freshet.ecommerce.metrics.Granularity;
import dev.freshet.ecommerce.metrics.ShopCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far one shopper came from the views of each hour and day.
 *
 * <p>Steps may come in any order. One that comes last in order is taken at once, for a few {@link LatestStarts} say all that it
 * needs to know. One that comes between others changes what followed from it, so the steps since {@link #settle} are kept, every
 * one of them: between any two views a cart may still come, which is in time by the earlier or the later alone. What is
 * settled is no longer kept.
 *
 * <p>A further step leads no shopper back: what is reached only rises.
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
    private final ShopperMemory memory;

    /** @param within how long after its view a step may be, that included */
    ShopperFunnel(ShopCalendar calendar, Duration within, ShopperMemory memory) {
        this.calendar = calendar;
        this.within = within;
        this.memory = memory;
    }

    Outcome take(StepAt step) throws Exception {
        StepBorders borders = memory.borders();
        if (borders != null && step.time().isBefore(borders.settledUntil())) {
            return new Outcome(Taken.TOO_LATE, List.of());
        }
        if (!memory.add(step)) {
            return new Outcome(Taken.REPEATED, List.of());
        }
        boolean last = borders == null || step.compareTo(borders.newest()) > 0;
        StepBorders moved = borders == null ? StepBorders.first(step) : borders.and(step);
        memory.put(moved);
        Outcome outcome = last ? inOrder(step) : outOfOrder(step);
        if (moved.kept() > MOST_STEPS) {
            return new Outcome(outcome.taken(), settleHalf(outcome.changes()));
        }
        return outcome;
    }

    private Outcome inOrder(StepAt step) throws Exception {
        if (step.step() == FunnelStep.VIEW_ITEM) {
            StartHour open = openHour(step);
            if (open != null && open.known().reached() > 0) {
                memory.put(open.after(step, within));
                return new Outcome(Taken.IN_ORDER, List.of());
            }
            begin(step);
        }
        StartHours before = new StartHours(memory.hours());
        StartHours after = new StartHours(before.all());
        after.take(step, within);
        return new Outcome(Taken.IN_ORDER, tell(before, after, step.time()));
    }

    private Outcome outOfOrder(StepAt step) throws Exception {
        if (step.step() == FunnelStep.VIEW_ITEM) {
            begin(step);
        }
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
        memory.steps().stream().sorted().forEach(step -> anew.take(step, within));
        memory.put(borders.inOrder());
        return tell(
                before,
                anew.each(hour -> hour.retold(before.get(hour))),
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
     * No step before this time can come any more. What came out of order is told; of the steps before that time only what they
     * led to is kept, and nothing of a day of which no step can be in time any more.
     */
    List<FunnelChange> settle(Instant until) throws Exception {
        List<FunnelChange> changes = putInOrder();
        settleSteps(until);
        forgetDaysUntil(until.minus(within));
        return changes;
    }

    private void settleSteps(Instant until) throws Exception {
        StepBorders borders = memory.borders();
        if (borders == null) {
            return;
        }
        List<StepAt> settled = memory.steps().stream()
                .filter(step -> step.time().isBefore(until))
                .sorted()
                .toList();
        if (settled.isEmpty()) {
            return;
        }
        StartHours before = new StartHours(memory.hours());
        StartHours behind = before.each(StartHour::rewound);
        for (StepAt step : settled) {
            behind.take(step, within);
            memory.remove(step);
        }
        store(before, behind.each(hour -> hour.settledBehind(before.get(hour))));
        memory.put(borders.settled(until, settled.size()));
    }

    private List<FunnelChange> settleHalf(List<FunnelChange> told) throws Exception {
        List<FunnelChange> changes = new ArrayList<>(told);
        changes.addAll(putInOrder());
        List<StepAt> steps = memory.steps().stream().sorted().toList();
        settleSteps(steps.get(steps.size() / 2).time());
        return changes;
    }

    /**
     * From when on there is something to settle or to forget, or null if nothing is left.
     *
     * @param lateness how long after its time a step may still come
     */
    @Nullable
    Instant nextDue(Duration lateness) throws Exception {
        Instant next = Instant.MAX;
        for (StepAt step : memory.steps()) {
            Instant due = step.time().plusMillis(1).plus(lateness);
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
        for (StartHour hour : memory.hours()) {
            if (hour.dayEnd() <= end.toEpochMilli()) {
                memory.remove(hour);
            }
        }
        StepBorders borders = memory.borders();
        if (borders != null && borders.kept() == 0 && memory.hours().isEmpty()) {
            memory.clearBorders();
        }
    }
}
