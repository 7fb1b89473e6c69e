/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ContractWatermarksTest {

    private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");

    private final ObservedPartition partition = new ObservedPartition();

    @Test
    void theWatermarkFollowsTheNewestAcceptedRecordByTheOutOfOrderness() {
        follow(Duration.ofSeconds(60));

        partition.accept(TEN);
        partition.accept(TEN.minusSeconds(3));
        partition.emit();

        assertThat(partition.watermarks()).containsExactly(TEN.toEpochMilli() - 5_000 - 1);
    }

    @Test
    void aControlTopicTellsTheEndOfTimeAtOnceAndIsNeverIdle() {
        partition.follow(ContractWatermarks.ofControl(instant -> instant));

        partition.emit();
        partition.pass(Duration.ofDays(1));
        partition.accept(TEN);
        partition.emit();

        assertThat(partition.watermarks()).containsExactly(Long.MAX_VALUE);
        assertThat(partition.isIdle()).isFalse();
    }

    @Test
    void aRejectedRecordMovesNothing() {
        follow(Duration.ofSeconds(60));

        partition.accept(TEN);
        partition.reject(TEN.plus(Duration.ofDays(3650)));
        partition.emit();

        assertThat(partition.watermarks()).containsExactly(TEN.toEpochMilli() - 5_000 - 1);
    }

    @Test
    void aPartitionOfGarbageOnlyGoesIdle() {
        follow(Duration.ofSeconds(60));
        partition.accept(TEN);
        partition.emit();

        partition.emit();
        partition.pass(Duration.ofSeconds(61));
        partition.reject(TEN);
        partition.emit();

        assertThat(partition.isIdle()).isTrue();
    }

    @Test
    void anAcceptedRecordWakesAnIdlePartition() {
        follow(Duration.ofSeconds(60));
        partition.emit();
        partition.emitAfter(Duration.ofSeconds(61));
        assertThat(partition.isIdle()).isTrue();

        partition.accept(TEN);
        partition.emit();

        assertThat(partition.isIdle()).isFalse();
    }

    @Test
    void withoutAnIdleTimeoutNoPartitionGoesIdle() {
        follow(Duration.ZERO);
        partition.emit();

        partition.emitAfter(Duration.ofDays(1));

        assertThat(partition.isIdle()).isFalse();
    }

    @Test
    void inAReplayTheWatermarkMovesWithTheRecordsAlone() {
        partition.follow(ContractWatermarks.replaying(time -> time, Duration.ofSeconds(5)));

        partition.accept(TEN);
        partition.accept(TEN.plusMillis(999));
        partition.accept(TEN.minusSeconds(60));
        assertThat(partition.watermarks()).containsExactly(TEN.toEpochMilli() - 5_000 - 1);
        partition.accept(TEN.plusMillis(1_500));
        partition.accept(TEN.plusMillis(2_499));
        partition.reject(TEN.plusSeconds(60));
        partition.emitAfter(Duration.ofDays(1));

        assertThat(partition.watermarks())
                .containsExactly(TEN.toEpochMilli() - 5_000 - 1, TEN.toEpochMilli() - 3_500 - 1);
        assertThat(partition.isIdle()).isFalse();
    }

    private void follow(Duration idleTimeout) {
        partition.follow(ContractWatermarks.following(time -> time, Duration.ofSeconds(5), idleTimeout));
    }
}
