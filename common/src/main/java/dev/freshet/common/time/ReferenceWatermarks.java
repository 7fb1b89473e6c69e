/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.time;

import dev.freshet.common.contract.Decoded;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * Patient with a source that reads what lay there before, quick to call it idle once it falls silent, and not to be stopped
 * by one that repeats itself.
 *
 * <p>A compacted topic is read in any order of times. While it reads what lay there before, a partition has no time yet: else
 * one new record at its beginning would carry time past all that follow. Nor does the subtask count as idle as soon as usual,
 * for a slow leader only delays what is sure to come. Later, records that are older than others before them count as
 * activity, but not for ever: a catalog that sends its unchanged items again and again, with their old times, would stop the
 * job.
 *
 * <p>Flink makes one generator for each partition of a subtask and one that never hears a record, and takes the subtask for
 * idle when all of them are. So all of them go by what the subtask has read.
 */
final class ReferenceWatermarks<T> implements WatermarkGeneratorSupplier<Decoded<T>> {

    static final int PATIENCE = 3;

    private static final long NO_TIME = Long.MIN_VALUE;

    private static final long serialVersionUID = 1L;

    private final Duration outOfOrderness;
    private final Duration idleTimeout;
    private final Duration longTimeout;
    private final ReadingProgress progress;

    /** @param longTimeout for a silent partition that is still to be read, and for one that repeats itself; zero for never */
    ReferenceWatermarks(Duration outOfOrderness, Duration idleTimeout, Duration longTimeout, ReadingProgress progress) {
        this.outOfOrderness = outOfOrderness;
        this.idleTimeout = idleTimeout;
        this.longTimeout = longTimeout;
        this.progress = progress;
    }

    @Override
    public WatermarkGenerator<Decoded<T>> createWatermarkGenerator(Context context) {
        WatermarkGenerator<Decoded<T>> bounded = ContractWatermarks.bounded(outOfOrderness);
        WatermarkGenerator<Decoded<T>> usual = ContractWatermarks.withIdleness(bounded, idleTimeout, context);
        return new OfPartition(
                ContractWatermarks.withIdleness(bounded, idleTimeout.multipliedBy(PATIENCE), context),
                ContractWatermarks.withIdleness(bounded, longTimeout, context),
                usual,
                ContractWatermarks.withIdleness(usual, longTimeout, context));
    }

    private final class OfPartition implements WatermarkGenerator<Decoded<T>> {

        private final WatermarkGenerator<Decoded<T>> beforeReading;
        private final WatermarkGenerator<Decoded<T>> whileBehind;
        private final WatermarkGenerator<Decoded<T>> anyRecord;
        private final WatermarkGenerator<Decoded<T>> newerRecord;
        private long newest = NO_TIME;
        private long newestOfBacklog = NO_TIME;

        OfPartition(
                WatermarkGenerator<Decoded<T>> beforeReading,
                WatermarkGenerator<Decoded<T>> whileBehind,
                WatermarkGenerator<Decoded<T>> anyRecord,
                WatermarkGenerator<Decoded<T>> newerRecord) {
            this.beforeReading = beforeReading;
            this.whileBehind = whileBehind;
            this.anyRecord = anyRecord;
            this.newerRecord = newerRecord;
        }

        @Override
        public void onEvent(Decoded<T> event, long timestamp, WatermarkOutput output) {
            if (event.backlog()) {
                if (event.isAccepted()) {
                    newestOfBacklog = Math.max(newestOfBacklog, timestamp);
                }
                whileBehind.onEvent(event, NO_TIME, output);
                newerRecord.onEvent(event, NO_TIME, output);
            } else if (event.isAccepted()) {
                long time = Math.max(timestamp, newestOfBacklog);
                (time > newest ? newerRecord : anyRecord).onEvent(event, time, output);
                newest = Math.max(newest, time);
                newestOfBacklog = NO_TIME;
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            current().onPeriodicEmit(output);
        }

        private WatermarkGenerator<Decoded<T>> current() {
            if (!progress.hasBegun()) {
                return beforeReading;
            }
            return progress.isBehind() ? whileBehind : newerRecord;
        }
    }
}
