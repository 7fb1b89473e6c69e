/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.entry;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.apache.flink.util.function.SerializableFunction;

/**
 * Lets each record of a key through once, and decides once whether it is late.
 *
 * <p>A copy is a record with an id that was accepted within the dedup horizon, whatever else it holds; copies are dropped
 * and counted first, so a late copy of an accepted record is a duplicate. A record is late where {@code event_time <
 * watermark − allowed lateness}; a record exactly at that {@link LateBorder} is accepted.
 */
final class EntryFunction<T> extends KeyedProcessFunction<String, T, T> implements CheckpointedFunction {

    private static final long serialVersionUID = 1L;

    /** Timers are shared by records of one slice of the horizon; a finer slice forgets earlier and wakes up more often. */
    private static final int SLICES = 4;

    private final SerializableFunction<T, String> idOf;
    private final SerializableFunction<T, Instant> timeOf;
    private final long lateness;
    private final long horizon;
    private final long slice;
    private final OutputTag<T> late;

    /**
     * Id of each accepted record → its event time, epoch milliseconds. Per key of the topic; cleared by one event-time timer
     * a slice once the horizon has passed, so bounded by the records of a key within the horizon and a quarter of it more.
     * The time and not when it may be forgotten, because a later run may be told another horizon.
     */
    private transient MapState<String, Long> accepted;

    /**
     * The {@link LateBorder} of the last checkpoint, one per subtask; after a restore each takes the newest. Flink begins
     * again without a watermark, and until the first one a record could slip in whose windows are closed and forgotten.
     */
    private transient ListState<Long> checkpointedBorder;

    private transient LateBorder border;

    private transient Counter duplicateCount;
    private transient Counter lateCount;
    private transient Counter acceptedCount;

    EntryFunction(
            SerializableFunction<T, String> idOf,
            SerializableFunction<T, Instant> timeOf,
            EntrySettings settings,
            OutputTag<T> late) {
        this.idOf = idOf;
        this.timeOf = timeOf;
        this.lateness = settings.allowedLateness().toMillis();
        this.horizon = settings.dedupHorizon().toMillis();
        this.slice = Math.max(1_000, horizon / SLICES);
        this.late = late;
    }

    @Override
    public void open(OpenContext openContext) {
        accepted = getRuntimeContext().getMapState(new MapStateDescriptor<>("accepted-ids", Types.STRING, Types.LONG));
        duplicateCount = getRuntimeContext().getMetricGroup().counter("duplicates");
        lateCount = getRuntimeContext().getMetricGroup().counter("late");
        acceptedCount = getRuntimeContext().getMetricGroup().counter("accepted");
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        checkpointedBorder =
                context.getOperatorStateStore().getUnionListState(new ListStateDescriptor<>("late-border", Types.LONG));
        long restored = LateBorder.NONE;
        for (long each : checkpointedBorder.get()) {
            restored = Math.max(restored, each);
        }
        border = new LateBorder(lateness, restored);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        checkpointedBorder.update(List.of(border.toRestore()));
    }

    /** A subtask hears of time also while it gets no record. */
    void watermark(long watermark) {
        border.advanceTo(watermark);
    }

    @Override
    public void processElement(T record, Context context, Collector<T> out) throws Exception {
        String id = idOf.apply(record);
        if (accepted.contains(id)) {
            duplicateCount.inc();
            return;
        }
        long time = timeOf.apply(record).toEpochMilli();
        if (border.isLate(time)) {
            lateCount.inc();
            context.output(late, record);
            return;
        }
        accepted.put(id, time);
        context.timerService().registerEventTimeTimer(forgottenAt(time));
        acceptedCount.inc();
        out.collect(record);
    }

    @Override
    public void onTimer(long now, OnTimerContext context, Collector<T> out) throws Exception {
        long next = Long.MAX_VALUE;
        Iterator<Map.Entry<String, Long>> entries = accepted.iterator();
        while (entries.hasNext()) {
            long forgottenAt = forgottenAt(entries.next().getValue());
            if (forgottenAt <= now) {
                entries.remove();
            } else {
                next = Math.min(next, forgottenAt);
            }
        }
        if (next < Long.MAX_VALUE) {
            // It is set already, unless the horizon was another one before a restore.
            context.timerService().registerEventTimeTimer(next);
        }
        if (accepted.isEmpty()) {
            // The heap backend keeps an emptied map as an entry of the key.
            accepted.clear();
        }
    }

    /** The first end of a slice after the horizon, so that a record is still known when the watermark is exactly there. */
    private long forgottenAt(long time) {
        return (Math.floorDiv(time + horizon, slice) + 1) * slice;
    }
}
