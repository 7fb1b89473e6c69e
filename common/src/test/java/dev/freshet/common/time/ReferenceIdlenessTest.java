/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.contract.Decoded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.runtime.event.WatermarkEvent;
import org.apache.flink.runtime.metrics.groups.UnregisteredMetricGroups;
import org.apache.flink.streaming.api.operators.source.TimestampsAndWatermarks;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.io.PushingAsyncDataInput.DataOutput;
import org.apache.flink.streaming.runtime.streamrecord.LatencyMarker;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.TestProcessingTimeService;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whether a subtask of a reference topic counts as idle in Flink's own account, which adds up those of its partitions and one
 * for records without any.
 */
class ReferenceIdlenessTest {

    private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofSeconds(60);

    private final TestProcessingTimeService timers = new TestProcessingTimeService();
    private final ScriptedProgress progress = new ScriptedProgress();
    private final Downstream downstream = new Downstream();
    private ReaderOutput<Decoded<Instant>> subtask;

    @BeforeEach
    void start() throws Exception {
        timers.setCurrentTime(1_000_000);
        progress.begun = false;
        TimestampsAndWatermarks<Decoded<Instant>> logic = TimestampsAndWatermarks.createProgressiveEventTimeLogic(
                ContractWatermarks.followingReference(time -> time, Duration.ZERO, IDLE, LONG, progress),
                new UnregisteredMetricsGroup(),
                timers,
                200,
                timers.getClock(),
                timers.getClock(),
                UnregisteredMetricGroups.createUnregisteredTaskMetricGroup().getIOMetricGroup());
        subtask = logic.createMainOutput(downstream, new NobodyListens());
        logic.startPeriodicWatermarkEmits();
    }

    @Test
    void isNotIdleWhileItReadsHoweverLongThatTakes() throws Exception {
        SourceOutput<Decoded<Instant>> partition = subtask.createOutputForSplit("0");
        beginsToRead();

        reads(partition, 300);
        assertThat(downstream.statuses).doesNotContain("IDLE");
        hasRead(partition);
        passes(10);

        assertThat(downstream.statuses).endsWith("IDLE");
        assertThat(downstream.watermarks).containsExactly(TEN.toEpochMilli() - 1);
    }

    @Test
    void isIdleWhereNothingComesOfWhatThereIs() throws Exception {
        SourceOutput<Decoded<Instant>> partition = subtask.createOutputForSplit("0");
        beginsToRead();
        reads(partition, 100);

        passes(59);
        assertThat(downstream.statuses).doesNotContain("IDLE");
        passes(3);
        assertThat(downstream.statuses).containsExactly("IDLE");
        reads(partition, 1);

        assertThat(downstream.statuses).containsExactly("IDLE", "ACTIVE");
    }

    @Test
    void anIdleOneIsActiveForAPartitionThatIsAddedAndIdleAgainAfterIt() throws Exception {
        SourceOutput<Decoded<Instant>> partition = subtask.createOutputForSplit("0");
        progress.begun = true;
        partition.collect(Decoded.accepted(TEN), 0);
        passes(70);
        assertThat(downstream.statuses).containsExactly("IDLE");

        SourceOutput<Decoded<Instant>> added = subtask.createOutputForSplit("1");
        beginsToRead();
        reads(added, 100);
        assertThat(downstream.statuses).containsExactly("IDLE", "ACTIVE");
        hasRead(added);
        passes(10);

        assertThat(downstream.statuses).containsExactly("IDLE", "ACTIVE", "IDLE");
    }

    @Test
    void withoutAPartitionItIsIdleAfterThreeTimesTheTimeout() throws Exception {
        passes(15);
        assertThat(downstream.statuses).isEmpty();
        passes(1);

        assertThat(downstream.statuses).containsExactly("IDLE");
    }

    private void beginsToRead() {
        progress.begun = true;
        progress.behind = true;
        progress.signsOfLife++;
    }

    /** One record a second. */
    private void reads(SourceOutput<Decoded<Instant>> partition, int seconds) throws Exception {
        for (int second = 0; second < seconds; second++) {
            progress.signsOfLife++;
            partition.collect(Decoded.accepted(TEN).inBacklog(), 0);
            passes(1);
        }
    }

    private void hasRead(SourceOutput<Decoded<Instant>> partition) {
        progress.signsOfLife++;
        progress.behind = false;
        partition.collect(Decoded.accepted(TEN), 0);
    }

    private void passes(int seconds) throws Exception {
        for (int step = 0; step < 5 * seconds; step++) {
            timers.advance(200);
        }
    }

    /** Notes what other tasks would hear. */
    private static final class Downstream implements DataOutput<Decoded<Instant>> {

        private final List<String> statuses = new ArrayList<>();
        private final List<Long> watermarks = new ArrayList<>();

        @Override
        public void emitWatermarkStatus(WatermarkStatus status) {
            statuses.add(status.isIdle() ? "IDLE" : "ACTIVE");
        }

        @Override
        public void emitWatermark(Watermark watermark) {
            watermarks.add(watermark.getTimestamp());
        }

        @Override
        public void emitRecord(StreamRecord<Decoded<Instant>> record) {}

        @Override
        public void emitLatencyMarker(LatencyMarker marker) {}

        @Override
        public void emitRecordAttributes(RecordAttributes attributes) {}

        @Override
        public void emitWatermark(WatermarkEvent watermark) {}
    }

    private static final class NobodyListens implements TimestampsAndWatermarks.WatermarkUpdateListener {

        @Override
        public void updateIdle(boolean isIdle) {}

        @Override
        public void updateCurrentEffectiveWatermark(long watermark) {}

        @Override
        public void updateCurrentSplitWatermark(String splitId, long watermark) {}

        @Override
        public void updateCurrentSplitIdle(String splitId, boolean isIdle) {}

        @Override
        public void splitFinished(String splitId) {}
    }
}
