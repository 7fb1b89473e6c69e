/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.contract.Decoded;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.junit.jupiter.api.Test;

class ReferenceWatermarksTest {

    private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");

    private final ObservedPartition partition = new ObservedPartition();
    private final ScriptedProgress progress = new ScriptedProgress();

    @Test
    void aReferenceTopicIsGivenThreeTimesTheTimeoutUntilItIsKnownWhatLiesThere() {
        progress.begun = false;
        partition.follow(reference());
        partition.emit();

        partition.emitAfter(Duration.ofSeconds(29));
        assertThat(partition.isIdle()).isFalse();
        partition.emitAfter(Duration.ofSeconds(2));

        assertThat(partition.isIdle()).isTrue();
    }

    @Test
    void aReferenceTopicThatWasHeardGoesIdleAfterTheTimeout() {
        partition.follow(reference());
        partition.emit();
        partition.accept(TEN);
        partition.emit();
        partition.emit();

        partition.emitAfter(Duration.ofSeconds(11));

        assertThat(partition.watermarks()).containsExactly(TEN.toEpochMilli() - 5_000 - 1);
        assertThat(partition.isIdle()).isTrue();
    }

    /** A catalog that sends its unchanged items again and again must not stop the job. */
    @Test
    void aReferenceTopicThatRepeatsOldRecordsGoesIdle() {
        partition.follow(reference());
        partition.accept(TEN);
        partition.emit();
        partition.emit();

        for (int second = 1; second <= 60; second++) {
            partition.pass(Duration.ofSeconds(1));
            partition.accept(TEN.minusSeconds(second));
            partition.accept(TEN);
            partition.emit();
            assertThat(partition.isIdle()).isFalse();
        }
        partition.pass(Duration.ofSeconds(1));
        partition.accept(TEN);
        partition.emit();
        assertThat(partition.isIdle()).isTrue();
        partition.accept(TEN.plusSeconds(1));
        partition.emit();

        assertThat(partition.isIdle()).isFalse();
        assertThat(partition.watermarks())
                .containsExactly(
                        TEN.toEpochMilli() - 5_000 - 1, TEN.plusSeconds(1).toEpochMilli() - 5_000 - 1);
    }

    /** Else a new item at the beginning of a catalog would carry time past all that are read after it. */
    @Test
    void whatAReferenceTopicHeldBeforeMovesNoTimeUntilItIsRead() {
        partition.follow(reference());

        partition.on(Decoded.accepted(TEN).inBacklog());
        partition.emit();
        partition.on(Decoded.accepted(TEN.minusSeconds(3_600)).inBacklog());
        partition.emit();
        assertThat(partition.watermarks()).isEmpty();
        partition.accept(TEN.minusSeconds(60));
        partition.emit();

        assertThat(partition.watermarks()).containsExactly(TEN.toEpochMilli() - 5_000 - 1);
    }

    /** What lies there is sure to come: a slow leader only delays it. */
    @Test
    void aReferenceTopicThatReadsWhatWasThereIsWaitedForLikeFacts() {
        progress.behind = true;
        partition.follow(reference());
        partition.emit();
        partition.on(Decoded.accepted(TEN).inBacklog());
        partition.emit();
        partition.emit();

        partition.emitAfter(Duration.ofSeconds(60));
        assertThat(partition.isIdle()).isFalse();
        partition.emitAfter(Duration.ofSeconds(1));

        assertThat(partition.isIdle()).isTrue();
    }

    @Test
    void brokenRecordsOfWhatWasThereCountAsSignsOfLifeAndMoveNoTime() {
        progress.behind = true;
        partition.follow(reference());
        partition.emit();

        for (int second = 0; second < 300; second += 50) {
            partition.pass(Duration.ofSeconds(50));
            partition.on(ObservedPartition.rejected(TEN).inBacklog());
            partition.emit();
            assertThat(partition.isIdle()).isFalse();
        }
        progress.behind = false;
        partition.accept(TEN.minusSeconds(60));
        partition.emit();

        assertThat(partition.watermarks()).containsExactly(TEN.minusSeconds(60).toEpochMilli() - 5_000 - 1);
    }

    @Test
    void aReferenceTopicGoesIdleAsUsualOnceItHasReadWhatWasThere() {
        progress.behind = true;
        partition.follow(reference());
        partition.on(Decoded.accepted(TEN).inBacklog());
        partition.emitAfter(Duration.ofSeconds(50));

        progress.behind = false;
        partition.emit();
        partition.emit();
        partition.emitAfter(Duration.ofSeconds(10));
        assertThat(partition.isIdle()).isFalse();
        partition.emitAfter(Duration.ofSeconds(1));

        assertThat(partition.isIdle()).isTrue();
    }

    @Test
    void withoutTheLongTimeoutWhatWasThereIsWaitedForAsLongAsItTakes() {
        progress.behind = true;
        partition.follow(reference(Duration.ZERO));
        partition.emit();

        partition.emitAfter(Duration.ofDays(1));

        assertThat(partition.isIdle()).isFalse();
    }

    @Test
    void inAReplayAReferenceTopicHasNoTimeBeforeItsEnd() {
        partition.follow(ContractWatermarks.replayingReference(time -> time));

        partition.accept(TEN);
        partition.emitAfter(Duration.ofDays(1));

        assertThat(partition.watermarks()).containsExactly(0L);
        assertThat(partition.isIdle()).isFalse();
    }

    /** Flink's generator for records without a partition hears none, and would hold the subtask back. */
    @Test
    void theGeneratorThatHearsNothingGoesByWhatTheSubtaskHasRead() {
        progress.begun = false;
        partition.follow(reference());
        partition.emit();
        progress.begun = true;
        partition.emit();

        partition.emitAfter(Duration.ofSeconds(11));

        assertThat(partition.isIdle()).isTrue();
    }

    @Test
    void garbageDoesNotKeepAReferenceTopicFromGoingIdle() {
        partition.follow(reference());
        partition.emit();
        partition.emit();

        partition.pass(Duration.ofSeconds(11));
        partition.reject(TEN);
        partition.emit();

        assertThat(partition.isIdle()).isTrue();
    }

    /** As of a partition that is added, or of one that is assigned after the patience is over. */
    @Test
    void anIdleSubtaskThatHasSomethingToReadIsWaitedForAndGoesIdleAgain() {
        partition.follow(reference());
        partition.accept(TEN);
        partition.emit();
        partition.emit();
        partition.emitAfter(Duration.ofSeconds(61));
        assertThat(partition.isIdle()).isTrue();

        progress.behind = true;
        partition.emit();
        assertThat(partition.isIdle()).isFalse();
        progress.behind = false;
        partition.emit();
        partition.emit();
        partition.emitAfter(Duration.ofSeconds(11));

        assertThat(partition.isIdle()).isTrue();
    }

    @Test
    void theGeneratorThatHearsNothingIsKeptAwakeByWhatTheSubtaskReads() {
        progress.behind = true;
        partition.follow(reference());
        partition.emit();

        for (int second = 0; second < 300; second += 50) {
            partition.pass(Duration.ofSeconds(50));
            progress.signsOfLife++;
            partition.emit();
            assertThat(partition.isIdle()).isFalse();
        }
        partition.emit();
        partition.emitAfter(Duration.ofSeconds(61));
        assertThat(partition.isIdle()).isTrue();
        progress.signsOfLife++;
        partition.emit();

        assertThat(partition.isIdle()).isFalse();
    }

    @Test
    void newerRecordsOfOnePartitionAreASignOfLifeWhileAnotherIsRead() {
        progress.behind = true;
        partition.follow(reference());
        partition.emit();

        for (int second = 0; second < 300; second += 50) {
            partition.pass(Duration.ofSeconds(50));
            partition.accept(TEN.plusSeconds(second));
            partition.emit();
            assertThat(partition.isIdle()).isFalse();
        }
        partition.emit();
        partition.pass(Duration.ofSeconds(30));
        partition.accept(TEN);
        partition.emit();
        partition.emitAfter(Duration.ofSeconds(31));

        assertThat(partition.isIdle()).isTrue();
    }

    @Test
    void whatWasThereIsWaitedForNoShorterThanWhatIsNew() {
        progress.behind = true;
        partition.follow(reference(Duration.ofSeconds(2)));
        partition.emit();
        partition.emit();

        partition.emitAfter(Duration.ofSeconds(10));
        assertThat(partition.isIdle()).isFalse();
        partition.emitAfter(Duration.ofSeconds(1));

        assertThat(partition.isIdle()).isTrue();
    }

    private WatermarkStrategy<Decoded<Instant>> reference() {
        return reference(Duration.ofSeconds(60));
    }

    private WatermarkStrategy<Decoded<Instant>> reference(Duration longTimeout) {
        return ContractWatermarks.followingReference(
                time -> time, Duration.ofSeconds(5), Duration.ofSeconds(10), longTimeout, progress);
    }
}
