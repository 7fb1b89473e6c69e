/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an input does, step by step: records with their event times, and watermarks where the test wants them.
 *
 * <p>After the last step the input ends, and with it event time, unless the script holds. The steps of one script stay in
 * order; two scripts run beside each other in no particular order, unless one is to come {@link #after} the other. Immutable; each step returns a new script.
 */
public final class Script<T> {

    /** One step; what is absent does not happen. */
    record Step<T>(@Nullable T record, long time, Kind kind) {}

    /** What a step does. */
    enum Kind {
        RECORD,
        WATERMARK,
        IDLE
    }

    private final List<Step<T>> steps;
    private final boolean holds;
    private final @Nullable String precedent;

    private Script(List<Step<T>> steps, boolean holds, @Nullable String precedent) {
        this.steps = steps;
        this.holds = holds;
        this.precedent = precedent;
    }

    public static <T> Script<T> empty() {
        return new Script<>(List.of(), false, null);
    }

    /** All records in order, without a watermark before the end. */
    public static <T> Script<T> of(List<T> records, Function<T, Instant> time) {
        List<Step<T>> steps = new ArrayList<>();
        records.forEach(
                record -> steps.add(new Step<>(record, time.apply(record).toEpochMilli(), Kind.RECORD)));
        return new Script<>(List.copyOf(steps), false, null);
    }

    /**
     * All records in the order in which they arrive, with a watermark behind each that is the youngest so far: event time
     * is taken to have passed up to {@code outOfOrderness} before it, as a job's source does.
     */
    public static <T> Script<T> arriving(List<T> records, Function<T, Instant> time, Duration outOfOrderness) {
        List<Step<T>> steps = new ArrayList<>();
        long youngest = Long.MIN_VALUE;
        for (T record : records) {
            long at = time.apply(record).toEpochMilli();
            steps.add(new Step<>(record, at, Kind.RECORD));
            if (at > youngest) {
                youngest = at;
                steps.add(new Step<>(null, at - outOfOrderness.toMillis() - 1, Kind.WATERMARK));
            }
        }
        return new Script<>(List.copyOf(steps), false, null);
    }

    public Script<T> record(T record, Instant time) {
        return and(new Step<>(record, time.toEpochMilli(), Kind.RECORD));
    }

    /** Says that no record at or before this time follows. */
    public Script<T> watermark(Instant time) {
        return and(new Step<>(null, time.toEpochMilli(), Kind.WATERMARK));
    }

    /** Says that this input holds back nobody's event time until its next record. */
    public Script<T> idle() {
        return and(new Step<>(null, 0, Kind.IDLE));
    }

    /** Does not end after the last step, but waits to be stopped, as a topic does. */
    public Script<T> hold() {
        return new Script<>(steps, true, precedent);
    }

    /** Begins when another input of the run, of this name, has been played to its end: the slower of two topics. */
    public Script<T> after(String input) {
        return new Script<>(steps, holds, input);
    }

    private Script<T> and(Step<T> step) {
        List<Step<T>> more = new ArrayList<>(steps);
        more.add(step);
        return new Script<>(List.copyOf(more), holds, precedent);
    }

    List<Step<T>> steps() {
        return steps;
    }

    boolean holds() {
        return holds;
    }

    @Nullable
    String precedent() {
        return precedent;
    }
}
