/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SilenceTest {

    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final int LATER = Silence.CHECKPOINTS;

    private final Silence silence = new Silence(Duration.ofSeconds(20));

    @Test
    void isOverWhenNothingWasCommittedForAWhileAndThreeCheckpoints() {
        assertThat(isOver(0, 5, 7)).isFalse();
        assertThat(isOver(20, 5, 7 + LATER)).as("not yet longer").isFalse();

        assertThat(isOver(21, 5, 7 + LATER)).isTrue();
    }

    @Test
    void isNotOverWhileAJobNeedsLongForACheckpoint() {
        assertThat(isOver(0, 5, 7)).isFalse();

        assertThat(isOver(600, 5, 7 + LATER - 1)).isFalse();
        assertThat(isOver(601, 5, 7 + LATER)).isTrue();
    }

    @Test
    void beginsAnewWithEveryCommit() {
        assertThat(isOver(0, 5, 7)).isFalse();

        assertThat(isOver(30, 6, 7 + LATER)).isFalse();
        assertThat(isOver(60, 6, 7 + LATER)).as("no checkpoint since then").isFalse();
        assertThat(isOver(60, 6, 7 + 2 * LATER)).isTrue();
    }

    @Test
    void isNotOverBeforeTheFirstResult() {
        assertThat(isOver(0, 0, 7)).isFalse();

        assertThat(isOver(600, 0, 7 + LATER)).isFalse();
    }

    private boolean isOver(int second, long committed, int checkpoints) {
        return silence.isOver(committed, () -> checkpoints, START.plusSeconds(second));
    }
}
