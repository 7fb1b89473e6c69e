/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.time;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;

class ContractWatermarksTest {

    private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");

    /** Starts behind zero time, which Flink takes for "not yet idle". */
    private final ManualClock clock = new ManualClock(1_000_000);

    private final Context context = new Context(clock);
    private final Partition partition = new Partition();
    private final Progress progress = new Progress();
    private WatermarkGenerator<Decoded<Instant>> generator = new NoWatermarksGenerator<>();
    private TimestampAssigner<Decoded<Instant>> assigner = new RecordTimestampAssigner<>();

    @Test
    void theWatermarkFollowsTheNewestAcceptedRecordByTheOutOfOrderness() {
        follow(Duration.ofSeconds(60));

        accept(TEN);
        accept(TEN.minusSeconds(3));
        emit();

        assertThat(partition.watermarks).containsExactly(TEN.toEpochMilli() - 5_000 - 1);
    }

    @Test
    void aRejectedRecordMovesNothing() {
        follow(Duration.ofSeconds(60));

        accept(TEN);
        reject(TEN.plus(Duration.ofDays(3650)));
        emit();

        assertThat(partition.watermarks).containsExactly(TEN.toEpochMilli() - 5_000 - 1);
    }

    @Test
    void aPartitionOfGarbageOnlyGoesIdle() {
        follow(Duration.ofSeconds(60));
        accept(TEN);
        emit();

        emit();
        clock.advanceTime(Duration.ofSeconds(61));
        reject(TEN);
        emit();

        assertThat(partition.idle).isTrue();
    }

    @Test
    void anAcceptedRecordWakesAnIdlePartition() {
        follow(Duration.ofSeconds(60));
        emit();
        clock.advanceTime(Duration.ofSeconds(61));
        emit();
        assertThat(partition.idle).isTrue();

        accept(TEN);
        emit();

        assertThat(partition.idle).isFalse();
    }

    @Test
    void withoutAnIdleTimeoutNoPartitionGoesIdle() {
        follow(Duration.ZERO);
        emit();

        clock.advanceTime(Duration.ofDays(1));
        emit();

        assertThat(partition.idle).isFalse();
    }

    @Test
    void aReferenceTopicIsGivenThreeTimesTheTimeoutUntilItIsKnownWhatLiesThere() {
        progress.begun = false;
        start(reference());
        emit();

        clock.advanceTime(Duration.ofSeconds(29));
        emit();
        assertThat(partition.idle).isFalse();
        clock.advanceTime(Duration.ofSeconds(2));
        emit();

        assertThat(partition.idle).isTrue();
    }

    @Test
    void aReferenceTopicThatWasHeardGoesIdleAfterTheTimeout() {
        start(reference());
        emit();
        accept(TEN);
        emit();
        emit();

        clock.advanceTime(Duration.ofSeconds(11));
        emit();

        assertThat(partition.watermarks).containsExactly(TEN.toEpochMilli() - 5_000 - 1);
        assertThat(partition.idle).isTrue();
    }

    /** A catalog that sends its unchanged items again and again must not stop the job. */
    @Test
    void aReferenceTopicThatRepeatsOldRecordsGoesIdle() {
        start(reference());
        accept(TEN);
        emit();
        emit();

        for (int second = 1; second <= 60; second++) {
            clock.advanceTime(Duration.ofSeconds(1));
            accept(TEN.minusSeconds(second));
            accept(TEN);
            emit();
            assertThat(partition.idle).isFalse();
        }
        clock.advanceTime(Duration.ofSeconds(1));
        accept(TEN);
        emit();
        assertThat(partition.idle).isTrue();
        accept(TEN.plusSeconds(1));
        emit();

        assertThat(partition.idle).isFalse();
        assertThat(partition.watermarks)
                .containsExactly(
                        TEN.toEpochMilli() - 5_000 - 1, TEN.plusSeconds(1).toEpochMilli() - 5_000 - 1);
    }

    /** Else a new item at the beginning of a catalog would carry time past all that are read after it. */
    @Test
    void whatAReferenceTopicHeldBeforeMovesNoTimeUntilItIsRead() {
        start(reference());

        on(Decoded.accepted(TEN).inBacklog());
        emit();
        on(Decoded.accepted(TEN.minusSeconds(3_600)).inBacklog());
        emit();
        assertThat(partition.watermarks).isEmpty();
        accept(TEN.minusSeconds(60));
        emit();

        assertThat(partition.watermarks).containsExactly(TEN.toEpochMilli() - 5_000 - 1);
    }

    /** What lies there is sure to come: a slow leader only delays it. */
    @Test
    void aReferenceTopicThatReadsWhatWasThereIsWaitedForLikeFacts() {
        progress.behind = true;
        start(reference());
        emit();
        on(Decoded.accepted(TEN).inBacklog());
        emit();
        emit();

        clock.advanceTime(Duration.ofSeconds(60));
        emit();
        assertThat(partition.idle).isFalse();
        clock.advanceTime(Duration.ofSeconds(1));
        emit();

        assertThat(partition.idle).isTrue();
    }

    @Test
    void brokenRecordsOfWhatWasThereCountAsSignsOfLifeAndMoveNoTime() {
        progress.behind = true;
        start(reference());
        emit();

        for (int second = 0; second < 300; second += 50) {
            clock.advanceTime(Duration.ofSeconds(50));
            on(rejected(TEN).inBacklog());
            emit();
            assertThat(partition.idle).isFalse();
        }
        progress.behind = false;
        accept(TEN.minusSeconds(60));
        emit();

        assertThat(partition.watermarks).containsExactly(TEN.minusSeconds(60).toEpochMilli() - 5_000 - 1);
    }

    @Test
    void aReferenceTopicGoesIdleAsUsualOnceItHasReadWhatWasThere() {
        progress.behind = true;
        start(reference());
        on(Decoded.accepted(TEN).inBacklog());
        clock.advanceTime(Duration.ofSeconds(50));
        emit();

        progress.behind = false;
        emit();
        emit();
        clock.advanceTime(Duration.ofSeconds(10));
        emit();
        assertThat(partition.idle).isFalse();
        clock.advanceTime(Duration.ofSeconds(1));
        emit();

        assertThat(partition.idle).isTrue();
    }

    @Test
    void withoutTheLongTimeoutWhatWasThereIsWaitedForAsLongAsItTakes() {
        progress.behind = true;
        start(reference(Duration.ZERO));
        emit();

        clock.advanceTime(Duration.ofDays(1));
        emit();

        assertThat(partition.idle).isFalse();
    }

    @Test
    void inAReplayAReferenceTopicHasNoTimeBeforeItsEnd() {
        start(ContractWatermarks.replayingReference(time -> time));

        accept(TEN);
        clock.advanceTime(Duration.ofDays(1));
        emit();

        assertThat(partition.watermarks).containsExactly(0L);
        assertThat(partition.idle).isFalse();
    }

    /** Flink's generator for records without a partition hears none, and would hold the subtask back. */
    @Test
    void theGeneratorThatHearsNothingGoesByWhatTheSubtaskHasRead() {
        progress.begun = false;
        start(reference());
        emit();
        progress.begun = true;
        emit();

        clock.advanceTime(Duration.ofSeconds(11));
        emit();

        assertThat(partition.idle).isTrue();
    }

    @Test
    void garbageDoesNotKeepAReferenceTopicFromGoingIdle() {
        start(reference());
        emit();
        emit();

        clock.advanceTime(Duration.ofSeconds(11));
        reject(TEN);
        emit();

        assertThat(partition.idle).isTrue();
    }

    @Test
    void inAReplayTheWatermarkMovesWithTheRecordsAlone() {
        start(ContractWatermarks.replaying(time -> time, Duration.ofSeconds(5)));

        accept(TEN);
        accept(TEN.plusMillis(999));
        accept(TEN.minusSeconds(60));
        assertThat(partition.watermarks).containsExactly(TEN.toEpochMilli() - 5_000 - 1);
        accept(TEN.plusMillis(1_500));
        accept(TEN.plusMillis(2_499));
        reject(TEN.plusSeconds(60));
        clock.advanceTime(Duration.ofDays(1));
        emit();

        assertThat(partition.watermarks)
                .containsExactly(TEN.toEpochMilli() - 5_000 - 1, TEN.toEpochMilli() - 3_500 - 1);
        assertThat(partition.idle).isFalse();
    }

    private WatermarkStrategy<Decoded<Instant>> reference() {
        return reference(Duration.ofSeconds(60));
    }

    private WatermarkStrategy<Decoded<Instant>> reference(Duration longTimeout) {
        return ContractWatermarks.followingReference(
                time -> time, Duration.ofSeconds(5), Duration.ofSeconds(10), longTimeout, progress);
    }

    private void follow(Duration idleTimeout) {
        start(ContractWatermarks.following(time -> time, Duration.ofSeconds(5), idleTimeout));
    }

    private void start(WatermarkStrategy<Decoded<Instant>> strategy) {
        generator = strategy.createWatermarkGenerator(context);
        assigner = strategy.createTimestampAssigner(context);
    }

    private void accept(Instant time) {
        on(Decoded.accepted(time));
    }

    private void reject(Instant kafkaTime) {
        on(rejected(kafkaTime));
    }

    private static Decoded<Instant> rejected(Instant kafkaTime) {
        return Decoded.rejected(
                new Rejection("t", 0, 0, kafkaTime.toEpochMilli(), null, null, List.of(), ReasonCode.EMPTY, "empty"));
    }

    private void on(Decoded<Instant> decoded) {
        Rejection rejection = decoded.rejection();
        long kafkaTimestamp = rejection == null ? 0 : rejection.timestamp();
        generator.onEvent(decoded, assigner.extractTimestamp(decoded, kafkaTimestamp), partition);
    }

    private void emit() {
        generator.onPeriodicEmit(partition);
    }

    /** Of a subtask that has read all there was, unless a test says otherwise. */
    private static final class Progress implements ReadingProgress {

        private static final long serialVersionUID = 1L;

        private boolean begun = true;
        private boolean behind;

        @Override
        public boolean hasBegun() {
            return begun;
        }

        @Override
        public boolean isBehind() {
            return behind;
        }
    }

    /** What Flink would hear of one partition. */
    private static final class Partition implements WatermarkOutput {

        private final List<Long> watermarks = new ArrayList<>();
        private boolean idle;

        @Override
        public void emitWatermark(Watermark watermark) {
            if (watermark.getTimestamp() >= 0 && !watermarks.contains(watermark.getTimestamp())) {
                watermarks.add(watermark.getTimestamp());
            }
            idle = false;
        }

        @Override
        public void markIdle() {
            idle = true;
        }

        @Override
        public void markActive() {
            idle = false;
        }
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
