/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.waiting;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Keyed state of values that wait for an instant, in the order in which they came.
 *
 * <p>Adding a value costs the same however many wait already: they are kept in chunks, because a state back end reads and
 * writes a list as a whole. Sets no timer: whoever adds the first value of an instant does.
 */
public final class WaitingState<T> {

    /** Values in chunks by their instant; cleared when they are taken. */
    private final MapState<WaitingChunk, List<T>> chunks;

    /** How many values wait for an instant, epoch milliseconds; cleared with them. */
    private final MapState<Long, Integer> counts;

    /**
     * The state of a function.
     *
     * @param name of the state in a savepoint; that with {@code -count} is used too
     */
    public WaitingState(RuntimeContext context, String name, TypeInformation<T> type) {
        chunks = context.getMapState(new MapStateDescriptor<>(name, Types.POJO(WaitingChunk.class), Types.LIST(type)));
        counts = context.getMapState(new MapStateDescriptor<>(name + "-count", Types.LONG, Types.INT));
    }

    /**
     * Adds a value.
     *
     * @param time the instant, epoch milliseconds
     * @return whether it is the first for the instant
     */
    public boolean add(long time, T value) throws Exception {
        Integer known = counts.get(time);
        int before = known == null ? 0 : known;
        WaitingChunk chunk = WaitingChunk.of(time, before);
        List<T> begun = chunks.get(chunk);
        List<T> values = begun == null ? new ArrayList<>() : begun;
        values.add(value);
        chunks.put(chunk, values);
        counts.put(time, before + 1);
        return known == null;
    }

    /** Removes and returns all that wait for the instant, epoch milliseconds. */
    public List<T> take(long time) throws Exception {
        List<T> values = get(time);
        for (int taken = 0; taken < values.size(); taken += WaitingChunk.SIZE) {
            chunks.remove(WaitingChunk.of(time, taken));
        }
        if (!values.isEmpty()) {
            counts.remove(time);
        }
        return values;
    }

    /** All that wait for the instant, epoch milliseconds. */
    public List<T> get(long time) throws Exception {
        Integer count = counts.get(time);
        if (count == null) {
            return List.of();
        }
        List<T> values = new ArrayList<>(count);
        for (int got = 0; got < count; got += WaitingChunk.SIZE) {
            values.addAll(chunks.get(WaitingChunk.of(time, got)));
        }
        return values;
    }

    /** For which something waits, epoch milliseconds, in no order. */
    public Iterable<Long> instants() throws Exception {
        return counts.keys();
    }

    /** Whether any value waits for the instant, epoch milliseconds, or an earlier one. */
    public boolean hasUntil(long time) throws Exception {
        for (long instant : counts.keys()) {
            if (instant <= time) {
                return true;
            }
        }
        return false;
    }

    /** The first instant for which any value waits, epoch milliseconds; the greatest possible where none does. */
    public long first() throws Exception {
        long first = Long.MAX_VALUE;
        for (long instant : counts.keys()) {
            first = Math.min(first, instant);
        }
        return first;
    }

    /** Whether nothing waits. */
    public boolean isEmpty() throws Exception {
        return counts.isEmpty();
    }

    public void clear() {
        chunks.clear();
        counts.clear();
    }
}
