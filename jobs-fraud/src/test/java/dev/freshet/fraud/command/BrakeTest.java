/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BrakeTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final Map<Instant, BrakeMinute> minutes = new HashMap<>();

    @Test
    void letsExactlySoManyPass() {
        Brake brake = new Brake(2);

        assertThat(List.of(
                        passes(brake, NOON), passes(brake, NOON.plusSeconds(30)), passes(brake, NOON.plusSeconds(59))))
                .containsExactly(true, true, false);
        assertThat(minutes).containsExactly(Map.entry(NOON, new BrakeMinute(NOON, 2, 1)));
    }

    @Test
    void beginsAnewWithTheMinute() {
        Brake brake = new Brake(1);

        assertThat(passes(brake, NOON.minusNanos(1))).isTrue();
        assertThat(passes(brake, NOON)).isTrue();
        assertThat(passes(brake, NOON.plusSeconds(59).plusNanos(999_999_999))).isFalse();
        assertThat(passes(brake, NOON.plusSeconds(60))).isTrue();
    }

    @Test
    void mayBeShutForGood() {
        assertThat(passes(new Brake(0), NOON)).isFalse();
        assertThatThrownBy(() -> new Brake(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("commands.most-blocks-per-minute must not be negative, but is -1");
    }

    /** A rule that blocks everybody, in any order of arrival. */
    @Test
    void stopsARuleThatBlocksEverybody() {
        long seed = 55;
        Random random = new Random(seed);
        Brake brake = new Brake(7);
        List<Instant> passed = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            Instant at = NOON.plusMillis(random.nextInt(600_000));
            if (passes(brake, at)) {
                passed.add(at);
            }
        }

        Map<Instant, Integer> perMinute = new HashMap<>();
        passed.forEach(at -> perMinute.merge(Brake.minuteOf(at), 1, Integer::sum));
        assertThat(perMinute).as("seed %d", seed).hasSize(10);
        assertThat(perMinute.values()).as("seed %d", seed).containsOnly(7);
        assertThat(minutes.values().stream().mapToLong(BrakeMinute::held).sum()).isEqualTo(10_000 - 70);
    }

    private boolean passes(Brake brake, Instant at) {
        Instant minute = Brake.minuteOf(at);
        BrakeMinute before = minutes.get(minute);
        BrakeMinute after = brake.after(before, at);
        minutes.put(minute, after);
        return after.passed() > (before == null ? 0 : before.passed());
    }
}
