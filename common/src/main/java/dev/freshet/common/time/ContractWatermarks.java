/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.time;

import dev.freshet.common.contract.Decoded;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.eventtime.BoundedOutOfOrdernessWatermarks;
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
     * The strategy for one topic.
     *
     * @param timeOf the event time of an accepted value
     * @param outOfOrderness how long the watermark waits for records that come out of order
     * @param idleTimeout after how long without an accepted record a partition no longer holds the others back; zero
     *     switches idleness off, as a replay needs it
     */
    public static <T> WatermarkStrategy<Decoded<T>> following(
            SerializableFunction<T, Instant> timeOf, Duration outOfOrderness, Duration idleTimeout) {
        return WatermarkStrategy.<Decoded<T>>forGenerator(
                        context -> new AcceptedOnly<>(usualGenerator(context, outOfOrderness, idleTimeout)))
                .withTimestampAssigner((decoded, kafkaTimestamp) ->
                        decoded.isAccepted() ? timeOf.apply(decoded.accepted()).toEpochMilli() : kafkaTimestamp);
    }

    private static <T> WatermarkGenerator<T> usualGenerator(
            WatermarkGeneratorSupplier.Context context, Duration outOfOrderness, Duration idleTimeout) {
        WatermarkGenerator<T> bounded = new BoundedOutOfOrdernessWatermarks<>(outOfOrderness);
        if (idleTimeout.isZero()) {
            return bounded;
        }
        return new WatermarksWithIdleness<>(bounded, idleTimeout, context.getInputActivityClock());
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
