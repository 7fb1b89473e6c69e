/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class SettlingTest {

    private Instant now = Instant.EPOCH;
    private int committed;
    private int doubled;
    private int lost;
    private int checkpoints;

    @Test
    void anExactVerdictHasToOutlastSomeCheckpoints() {
        Settling settling = settling(Duration.ofDays(1));
        committed = 1;

        assertThat(look(settling)).isEmpty();
        checkpoints = 2;
        assertThat(look(settling)).isEmpty();
        checkpoints = 3;
        assertThat(look(settling)).get().matches(Verdict::isExact);
    }

    @Test
    void seesWhatIsDoubledWithTheNextCheckpoint() {
        Settling settling = settling(Duration.ofMillis(1));
        committed = 1;
        assertThat(look(settling)).isEmpty();

        checkpoints = 1;
        committed = 2;
        doubled = 1;
        assertThat(look(settling)).isEmpty();

        checkpoints = 4;
        assertThat(look(settling)).get().extracting(Verdict::doubled).isEqualTo(1);
    }

    @Test
    void countsCheckpointsFromWhenItWasExactForTheLastTime() {
        Settling settling = settling(Duration.ofDays(1));
        committed = 1;
        look(settling);
        lost = 1;
        checkpoints = 2;
        look(settling);
        lost = 0;

        checkpoints = 3;
        assertThat(look(settling)).isEmpty();
        checkpoints = 6;
        assertThat(look(settling)).isPresent();
    }

    @Test
    void whatIsNotExactIsJudgedWhenNothingFollows() {
        lost = 1;
        Settling settling = settling(Duration.ofMillis(1));
        checkpoints = 5;
        assertThat(look(settling)).as("before the first record").isEmpty();

        committed = 1;
        assertThat(look(settling)).isEmpty();
        checkpoints = 8;
        assertThat(look(settling)).get().extracting(Verdict::lost).isEqualTo(1);
    }

    /** Or it would count a checkpoint whose records it has not read. */
    @Test
    void asksForCheckpointsBeforeItReads() {
        List<String> asked = new ArrayList<>();
        Settling settling = new Settling(
                () -> {
                    asked.add("verdict");
                    return new Verdict(1, 1, 0, 0, 0, 0, List.of());
                },
                () -> {
                    asked.add("checkpoints");
                    return 0;
                },
                Duration.ofDays(1));

        look(settling);

        assertThat(asked).startsWith("checkpoints", "verdict");
    }

    @Test
    void looksOnUntilItIsSure() {
        committed = 1;
        Settling settling = settling(Duration.ofDays(1), () -> checkpoints += 3);

        assertThat(settling.verdict(Duration.ofMinutes(1))).matches(Verdict::isExact);
        assertThat(checkpoints).as("two looks").isEqualTo(6);
    }

    /** A second after the look before. */
    private Optional<Verdict> look(Settling settling) {
        now = now.plusSeconds(1);
        return settling.look(now);
    }

    private Settling settling(Duration silence) {
        return settling(silence, () -> checkpoints);
    }

    private Settling settling(Duration silence, IntSupplier complete) {
        return new Settling(() -> new Verdict(1, committed, lost, doubled, 0, 0, List.of()), complete, silence);
    }
}
