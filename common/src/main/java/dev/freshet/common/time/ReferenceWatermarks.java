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
        return new OfPartition(context);
    }

    private enum Phase {
        /** It is not known yet what there is to read. */
        WAITING,
        /** What lay in a partition before is being read. */
        BEHIND,
        /** All of that is read. */
        LIVE
    }

    private final class OfPartition implements WatermarkGenerator<Decoded<T>> {

        private final Context context;
        private final WatermarkGenerator<Decoded<T>> bounded = ContractWatermarks.bounded(outOfOrderness);

        /** Hears every live record. */
        private WatermarkGenerator<Decoded<T>> ofAny = bounded;

        /** Hears those of them that are newer than all before, and what lay there before; goes round the other. */
        private WatermarkGenerator<Decoded<T>> ofNewer = bounded;

        private Phase phase = Phase.WAITING;
        private long signsOfLife;
        private long newest = NO_TIME;
        private long newestOfBacklog = NO_TIME;

        OfPartition(Context context) {
            this.context = context;
            begin(Phase.WAITING);
        }

        @Override
        public void onEvent(Decoded<T> event, long timestamp, WatermarkOutput output) {
            if (event.backlog()) {
                if (event.isAccepted()) {
                    newestOfBacklog = Math.max(newestOfBacklog, timestamp);
                }
                ofNewer.onEvent(event, NO_TIME, output);
            } else if (event.isAccepted()) {
                long time = Math.max(timestamp, newestOfBacklog);
                (time > newest ? ofNewer : ofAny).onEvent(event, time, output);
                newest = Math.max(newest, time);
                newestOfBacklog = NO_TIME;
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            Phase now = currentPhase();
            if (now != phase || progress.signsOfLife() != signsOfLife) {
                // Flink's generator for records without a partition hears none of them, and decides for the subtask.
                signsOfLife = progress.signsOfLife();
                begin(now);
                if (now == Phase.BEHIND) {
                    // A watermark that does not rise would not tell it.
                    output.markActive();
                }
            }
            ofNewer.onPeriodicEmit(output);
        }

        private Phase currentPhase() {
            if (!progress.hasBegun()) {
                return Phase.WAITING;
            }
            return progress.isBehind() ? Phase.BEHIND : Phase.LIVE;
        }

        /** With clocks of its own: those of Flink tell that they have run out once, and then wait for a record. */
        private void begin(Phase next) {
            phase = next;
            switch (next) {
                case WAITING -> {
                    ofAny = bounded;
                    ofNewer = idleAfter(idleTimeout.multipliedBy(PATIENCE), ofAny);
                }
                case BEHIND -> {
                    ofAny = bounded;
                    ofNewer = idleAfter(timeoutWhileBehind(), ofAny);
                }
                case LIVE -> {
                    ofAny = idleAfter(idleTimeout, bounded);
                    ofNewer = idleAfter(longTimeout, ofAny);
                }
            }
        }

        private WatermarkGenerator<Decoded<T>> idleAfter(Duration timeout, WatermarkGenerator<Decoded<T>> inner) {
            return ContractWatermarks.withIdleness(inner, timeout, context);
        }

        private Duration timeoutWhileBehind() {
            boolean isShorter = !longTimeout.isZero() && longTimeout.compareTo(idleTimeout) < 0;
            return isShorter ? idleTimeout : longTimeout;
        }
    }
}
