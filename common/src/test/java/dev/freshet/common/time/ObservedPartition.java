/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.time;

import dev.freshet.common.contract.Decoded;
import dev.freshet.common.contract.ReasonCode;
import dev.freshet.common.contract.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.NoWatermarksGenerator;
import org.apache.flink.api.common.eventtime.RecordTimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.clock.ManualClock;
import org.apache.flink.util.clock.RelativeClock;

/** Records of one partition that a strategy follows, and what Flink would hear of it. */
final class ObservedPartition implements WatermarkOutput {

    /** Starts behind zero time, which Flink takes for "not yet idle". */
    private final ManualClock clock = new ManualClock(1_000_000);

    private final List<Long> watermarks = new ArrayList<>();
    private WatermarkGenerator<Decoded<Instant>> generator = new NoWatermarksGenerator<>();
    private TimestampAssigner<Decoded<Instant>> assigner = new RecordTimestampAssigner<>();
    private long highest = -1;
    private boolean idle;

    void follow(WatermarkStrategy<Decoded<Instant>> strategy) {
        Context context = new Context(clock);
        generator = strategy.createWatermarkGenerator(context);
        assigner = strategy.createTimestampAssigner(context);
    }

    /** Without those before 1970. */
    List<Long> watermarks() {
        return watermarks;
    }

    boolean isIdle() {
        return idle;
    }

    void accept(Instant time) {
        on(Decoded.accepted(time));
    }

    void reject(Instant kafkaTime) {
        on(rejected(kafkaTime));
    }

    static Decoded<Instant> rejected(Instant kafkaTime) {
        return Decoded.rejected(
                new Rejection("t", 0, 0, kafkaTime.toEpochMilli(), null, null, List.of(), ReasonCode.EMPTY, "empty"));
    }

    void on(Decoded<Instant> decoded) {
        Rejection rejection = decoded.rejection();
        long kafkaTimestamp = rejection == null ? 0 : rejection.timestamp();
        generator.onEvent(decoded, assigner.extractTimestamp(decoded, kafkaTimestamp), this);
    }

    void emit() {
        generator.onPeriodicEmit(this);
    }

    void emitAfter(Duration pause) {
        pass(pause);
        emit();
    }

    /** Lets time go by on the clock that Flink measures silence with. */
    void pass(Duration pause) {
        clock.advanceTime(pause);
    }

    /** As Flink does: a watermark that does not rise is not passed on, and wakes nobody. */
    @Override
    public void emitWatermark(Watermark watermark) {
        if (watermark.getTimestamp() > highest) {
            highest = watermark.getTimestamp();
            watermarks.add(highest);
            idle = false;
        }
    }

    @Override
    public void markIdle() {
        idle = true;
    }

    @Override
    public void markActive() {
        idle = false;
    }

    private record Context(RelativeClock clock)
            implements WatermarkGeneratorSupplier.Context, TimestampAssignerSupplier.Context {

        @Override
        public MetricGroup getMetricGroup() {
            return new UnregisteredMetricsGroup();
        }

        @Override
        public RelativeClock getInputActivityClock() {
            return clock;
        }
    }
}
