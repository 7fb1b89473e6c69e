/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import java.util.concurrent.ScheduledFuture;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Adds up on the sending side, so that a subject that has half of all events costs its receiver one record per minute of
 * event time and flush instead of one per event.
 *
 * <p>Not keyed and without state: all that waits is sent on before a watermark is forwarded, so no contribution falls
 * behind the watermark that was in force when its event came; before a checkpoint's barrier, so none is lost; at the
 * end of input; when more subjects and minutes wait than the limit; and after the interval of processing time, so that early
 * results go on while the watermark stands still.
 */
final class PreAggregateOperator<T> extends AbstractStreamOperator<Contribution>
        implements OneInputStreamOperator<T, Contribution> {

    private static final long serialVersionUID = 1L;

    private final ActivitySource<T> source;
    private final long intervalMillis;
    private final int limit;

    private transient PreAggregation waiting;

    /** Runs on even when a watermark has flushed before; the next input after it schedules another. */
    private transient @Nullable ScheduledFuture<?> scheduledFlush;

    PreAggregateOperator(ActivitySource<T> source, MetricsSettings settings) {
        this.source = source;
        this.intervalMillis = settings.preAggregationInterval().toMillis();
        this.limit = settings.preAggregationLimit();
    }

    @Override
    public void open() throws Exception {
        super.open();
        waiting = new PreAggregation();
    }

    @Override
    public void processElement(StreamRecord<T> element) {
        source.add(element.getValue(), waiting);
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
        waiting.drainTo(contribution -> output.collect(new StreamRecord<>(contribution, contribution.minute())));
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        flush();
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
