/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.time;

import dev.freshet.common.contract.Decoded;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * Patient with a source that has not been heard of yet, quick to call it idle once it falls silent, and not to be stopped by
 * one that repeats itself.
 *
 * <p>A compacted topic is read in any order of times. While it reads what lay there before, a partition has no time yet: else
 * one new record at its beginning would carry time past all that follow. Later, records that are older than others before
 * them count as activity, but not for ever: a catalog that sends its unchanged items again and again, with their old times,
 * would stop the job.
 *
 * <p>Flink makes one generator for each partition of a subtask and one that never hears a record, and takes the subtask for
 * idle when all of them are. So they share what they know: the first record of any ends the patience of all.
 */
final class ReferenceWatermarks<T> implements WatermarkGeneratorSupplier<Decoded<T>> {

    static final int PATIENCE = 3;

    private static final long NO_TIME = Long.MIN_VALUE;

    private static final long serialVersionUID = 1L;

    private final Duration outOfOrderness;
    private final Duration idleTimeout;
    private final Duration repetitionTimeout;

    /** Of one subtask: each has its own copy of this object, and one thread. */
    private transient boolean heard;

    ReferenceWatermarks(Duration outOfOrderness, Duration idleTimeout, Duration repetitionTimeout) {
        this.outOfOrderness = outOfOrderness;
        this.idleTimeout = idleTimeout;
        this.repetitionTimeout = repetitionTimeout;
    }

    @Override
    public WatermarkGenerator<Decoded<T>> createWatermarkGenerator(Context context) {
        WatermarkGenerator<Decoded<T>> bounded = ContractWatermarks.bounded(outOfOrderness);
        WatermarkGenerator<Decoded<T>> usual = ContractWatermarks.withIdleness(bounded, idleTimeout, context);
        return new OfPartition(
                ContractWatermarks.withIdleness(bounded, idleTimeout.multipliedBy(PATIENCE), context),
                usual,
                ContractWatermarks.withIdleness(usual, repetitionTimeout, context));
    }

    private final class OfPartition implements WatermarkGenerator<Decoded<T>> {

        private final WatermarkGenerator<Decoded<T>> patient;
        private final WatermarkGenerator<Decoded<T>> anyRecord;
        private final WatermarkGenerator<Decoded<T>> newerRecord;
        private long newest = NO_TIME;
        private long newestOfBacklog = NO_TIME;

        OfPartition(
                WatermarkGenerator<Decoded<T>> patient,
                WatermarkGenerator<Decoded<T>> anyRecord,
                WatermarkGenerator<Decoded<T>> newerRecord) {
            this.patient = patient;
            this.anyRecord = anyRecord;
            this.newerRecord = newerRecord;
        }

        @Override
        public void onEvent(Decoded<T> event, long timestamp, WatermarkOutput output) {
            heard = true;
            if (event.backlog()) {
                newestOfBacklog = Math.max(newestOfBacklog, timestamp);
                newerRecord.onEvent(event, NO_TIME, output);
                return;
            }
            long time = Math.max(timestamp, newestOfBacklog);
            (time > newest ? newerRecord : anyRecord).onEvent(event, time, output);
            newest = Math.max(newest, time);
            newestOfBacklog = NO_TIME;
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            (heard ? newerRecord : patient).onPeriodicEmit(output);
        }
    }
}
