/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.time;

import dev.freshet.common.contract.Decoded;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.eventtime.BoundedOutOfOrdernessWatermarks;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.eventtime.WatermarksWithIdleness;
import org.apache.flink.util.function.SerializableFunction;

/**
 * Watermarks that follow the accepted records of a partition only.
 *
 * <p>Flink's own idleness counts every record as activity, so that a partition of garbage would hold all others back for
 * ever, and a far-future timestamp would make everything else late. Here a rejected record is as good as none: it moves
 * neither the watermark nor the idleness clock. Give the strategy to {@code fromSource}, so that it runs per partition.
 */
public final class ContractWatermarks {

    private ContractWatermarks() {}

    /**
     * The strategy for one topic of facts.
     *
     * @param timeOf the event time of an accepted value
     * @param outOfOrderness how long the watermark waits for records that come out of order
     * @param idleTimeout after how long without an accepted record a partition no longer holds the others back; zero
     *     switches idleness off
     */
    public static <T> WatermarkStrategy<Decoded<T>> following(
            SerializableFunction<T, Instant> timeOf, Duration outOfOrderness, Duration idleTimeout) {
        return strategy(
                timeOf, context -> new AcceptedOnly<>(withIdleness(bounded(outOfOrderness), idleTimeout, context)));
    }

    /**
     * The strategy for one topic of reference data: as {@link #following}, but what lay in the topic before moves no time
     * until it is read, and until then a silent partition is waited for like one of facts. Before the subtask knows what it
     * has to read, it counts as idle only after {@value ReferenceWatermarks#PATIENCE} times the timeout. So an empty topic
     * delays the job's first results by the timeout, one with fewer partitions than subtasks by three, and neither stops it.
     *
     * @param idleTimeout after how long without an accepted record a partition that is read to its end no longer holds the
     *     others back; not zero
     * @param longTimeout the same while the subtask has a partition still to read, where broken records of that count too,
     *     and for one that sends nothing newer than all it sent before; zero for never
     * @param progress of the source that the strategy is given to
     */
    public static <T> WatermarkStrategy<Decoded<T>> followingReference(
            SerializableFunction<T, Instant> timeOf,
            Duration outOfOrderness,
            Duration idleTimeout,
            Duration longTimeout,
            ReadingProgress progress) {
        return strategy(timeOf, new ReferenceWatermarks<>(outOfOrderness, idleTimeout, longTimeout, progress));
    }

    /**
     * The strategy for one topic of reference data in a replay: no watermark before its end, so that all of it is known to
     * those who ask. Aligned with the topics of facts, it makes them wait: a source that has told no time at all would not be
     * asked for it, so it tells one before all times of the contract.
     */
    public static <T> WatermarkStrategy<Decoded<T>> replayingReference(SerializableFunction<T, Instant> timeOf) {
        return strategy(timeOf, context -> new BeforeAllTimes<>());
    }

    /**
     * The strategy for a replay: no partition is ever idle, and the watermark depends on the records alone. So with one
     * partition and one subtask the same records are late in every replay; with more, the order in which partitions are read
     * may decide whether a late record is found late.
     */
    public static <T> WatermarkStrategy<Decoded<T>> replaying(
            SerializableFunction<T, Instant> timeOf, Duration outOfOrderness) {
        return strategy(timeOf, context -> new AcceptedOnly<>(new ReplayWatermarks<>(outOfOrderness)));
    }

    /**
     * The strategy for a control topic, live and in a replay: the end of time at once. What steers a job has no place in event
     * time, and must never hold it back.
     */
    public static <T> WatermarkStrategy<Decoded<T>> ofControl(SerializableFunction<T, Instant> timeOf) {
        return strategy(timeOf, context -> new AfterAllTimes<>());
    }

    private static <T> WatermarkStrategy<Decoded<T>> strategy(
            SerializableFunction<T, Instant> timeOf, WatermarkGeneratorSupplier<Decoded<T>> generators) {
        return WatermarkStrategy.forGenerator(generators)
                .withTimestampAssigner((decoded, kafkaTimestamp) ->
                        decoded.isAccepted() ? timeOf.apply(decoded.accepted()).toEpochMilli() : kafkaTimestamp);
    }

    static <T> WatermarkGenerator<T> bounded(Duration outOfOrderness) {
        return new BoundedOutOfOrdernessWatermarks<>(outOfOrderness);
    }

    static <T> WatermarkGenerator<T> withIdleness(
            WatermarkGenerator<T> watermarks, Duration timeout, WatermarkGeneratorSupplier.Context context) {
        return timeout.isZero()
                ? watermarks
                : new WatermarksWithIdleness<>(watermarks, timeout, context.getInputActivityClock());
    }

    /** Tells the year 1970, where no time of a contract is. */
    private static final class BeforeAllTimes<T> implements WatermarkGenerator<T> {

        @Override
        public void onEvent(T event, long timestamp, WatermarkOutput output) {}

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            output.emitWatermark(new Watermark(0));
        }
    }

    /** Tells that no time follows; Flink hands on the first of these watermarks only. */
    private static final class AfterAllTimes<T> implements WatermarkGenerator<T> {

        @Override
        public void onEvent(T event, long timestamp, WatermarkOutput output) {}

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            output.emitWatermark(Watermark.MAX_WATERMARK);
        }
    }

    /** Hides rejected records from the usual generator. */
    private record AcceptedOnly<T>(WatermarkGenerator<Decoded<T>> usual) implements WatermarkGenerator<Decoded<T>> {

        @Override
        public void onEvent(Decoded<T> decoded, long timestamp, WatermarkOutput output) {
            if (decoded.isAccepted()) {
                usual.onEvent(decoded, timestamp, output);
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            usual.onPeriodicEmit(output);
        }
    }
}
