/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.aggregation;

import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.function.SerializableSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Adds up on the sending side of a shuffle, so that a key that has half of all events costs its receiver one record per sum
 * and flush instead of one per event.
 *
 * <p>Not keyed, and no sum is state: all that waits is sent on before a watermark is forwarded, so nothing falls behind the
 * watermark that was in force when its input came; before a checkpoint's barrier, so none is lost; at the end of input; when
 * more sums wait than the limit; and after the interval of processing time, so that early results go on while the watermark
 * stands still.
 */
public final class PreAggregateOperator<IN, OUT> extends AbstractStreamOperator<OUT>
        implements OneInputStreamOperator<IN, OUT> {

    private static final long serialVersionUID = 1L;

    private final SerializableSupplier<Aggregation<IN, OUT>> aggregations;
    private final long intervalMillis;
    private final int limit;

    private transient Aggregation<IN, OUT> waiting;
    private transient long watermark;

    /** The watermark of each subtask at the last checkpoint: what was late before a restore is late after it. One entry per subtask. */
    private transient ListState<Long> checkpointed;

    /** Runs on even when a watermark has flushed before; the next input after it schedules another. */
    private transient @Nullable ScheduledFuture<?> scheduledFlush;

    /**
     * An operator that holds nothing yet.
     *
     * @param aggregations makes an empty one for each subtask
     */
    public PreAggregateOperator(
            SerializableSupplier<Aggregation<IN, OUT>> aggregations, PreAggregationSettings settings) {
        this.aggregations = aggregations;
        this.intervalMillis = settings.interval().toMillis();
        this.limit = settings.limit();
    }

    @Override
    public void open() throws Exception {
        super.open();
        waiting = aggregations.get();
        checkpointed = getOperatorStateBackend().getUnionListState(new ListStateDescriptor<>("watermarks", Types.LONG));
        watermark = least(checkpointed.get());
    }

    /** What all subtasks had passed. */
    private static long least(Iterable<Long> watermarks) {
        long least = Long.MAX_VALUE;
        for (long passed : watermarks) {
            least = Math.min(least, passed);
        }
        return least == Long.MAX_VALUE ? Long.MIN_VALUE : least;
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        checkpointed.update(List.of(watermark));
    }

    @Override
    public void processElement(StreamRecord<IN> element) {
        waiting.add(element.getValue(), watermark);
        if (waiting.size() >= limit) {
            flush();
        } else {
            scheduleFlush();
        }
    }

    private void scheduleFlush() {
        if (scheduledFlush == null) {
            long now = getProcessingTimeService().getCurrentProcessingTime();
            scheduledFlush = getProcessingTimeService().registerTimer(now + intervalMillis, time -> {
                scheduledFlush = null;
                flush();
            });
        }
    }

    private void flush() {
        waiting.drainTo((sum, time) -> output.collect(new StreamRecord<>(sum, time)));
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        flush();
        // Right after a restore, inputs may begin with a time that they had passed before it.
        watermark = Math.max(watermark, mark.getTimestamp());
        super.processWatermark(mark);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        flush();
        super.prepareSnapshotPreBarrier(checkpointId);
    }

    @Override
    public void finish() throws Exception {
        flush();
        super.finish();
    }
}
