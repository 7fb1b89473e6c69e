/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.freshet.common.alert.Alert;
import dev.freshet.common.alert.AlertStatus;
import dev.freshet.common.alert.Evidence;
import dev.freshet.common.alert.Severity;
import dev.freshet.fraud.CaseCommand;
import dev.freshet.fraud.CaseCommandType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EpisodePolicyTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final EpisodePolicy policy = new EpisodePolicy(Duration.ofMinutes(10));

    private @Nullable Episode open;
    private List<Alert> told = List.of();

    @Test
    void theFirstOccurrenceOpensAnAlert() {
        seen(new Occurrence(
                "failed-logins",
                3,
                Severity.WARNING,
                false,
                "anna",
                NOON.minusSeconds(60),
                NOON,
                List.of("l-1", "l-2"),
                null,
                null,
                "Two failed logins."));

        assertThat(told)
                .containsExactly(new Alert(
                        "failed-logins|2026-03-02T11:59:00Z|anna",
                        "failed-logins",
                        3,
                        Severity.WARNING,
                        AlertStatus.FIRING,
                        false,
                        "anna",
                        NOON.minusSeconds(60),
                        NOON,
                        "Two failed logins.",
                        new Evidence(
                                List.of("l-1", "l-2"),
                                Map.of("occurrences", BigDecimal.ONE, "acknowledged", BigDecimal.ZERO))));
    }

    @Test
    void anUpdateIsToldWhenOccurrencesHaveDoubled() {
        List<Integer> toldAfter = new ArrayList<>();
        for (int i = 1; i <= 70; i++) {
            seen(at(NOON.plusSeconds(i)));
            if (!told.isEmpty()) {
                toldAfter.add(i);
            }
        }

        assertThat(toldAfter).containsExactly(1, 2, 4, 8, 16, 32, 64);
        assertThat(open().occurrences()).isEqualTo(70);
        assertThat(open().eventIds()).hasSize(10);
    }

    @Test
    void itIsOverExactlyTheQuietTimeAfterTheLastOccurrence() {
        seen(at(NOON));
        seen(at(NOON.plusSeconds(60)));

        passes(NOON.plusSeconds(60 + 600).minusNanos(1));
        assertThat(told).isEmpty();
        passes(NOON.plusSeconds(60 + 600));

        assertThat(told).extracting(Alert::status).containsExactly(AlertStatus.RESOLVED);
        assertThat(told).extracting(Alert::updatedAt).containsExactly(NOON.plusSeconds(660));
        assertThat(open).isNull();
    }

    @Test
    void anOccurrenceJustBeforeThatGoesOn() {
        seen(at(NOON));

        seen(at(NOON.plusSeconds(600).minusNanos(1)));

        assertThat(open().startedAt()).isEqualTo(NOON);
    }

    @Test
    void anOccurrenceAtThatInstantEndsTheOneAndOpensAnother() {
        seen(at(NOON));

        seen(at(NOON.plusSeconds(600)));

        assertThat(told)
                .extracting(Alert::alertId, Alert::status, Alert::updatedAt)
                .containsExactly(
                        tuple("spike|2026-03-02T12:00:00Z|anna", AlertStatus.RESOLVED, NOON.plusSeconds(600)),
                        tuple("spike|2026-03-02T12:10:00Z|anna", AlertStatus.FIRING, NOON.plusSeconds(600)));
    }

    @Test
    void aPatternWithAQuietTimeOfItsOwnEndsByThat() {
        seen(quiet(60L, NOON));
        seen(quiet(60L, NOON.plusSeconds(59)));
        passes(NOON.plusSeconds(119).minusNanos(1));
        assertThat(told).isEmpty();

        passes(NOON.plusSeconds(119));

        assertThat(told)
                .extracting(Alert::updatedAt, Alert::summary)
                .containsExactly(tuple(NOON.plusSeconds(119), "Nothing more for PT1M."));
    }

    @Test
    void theNewestOccurrenceSaysHowLongItMustBeQuiet() {
        seen(quiet(60L, NOON));
        seen(quiet(120L, NOON.plusSeconds(30)));
        assertThat(policy.endsAt(open())).isEqualTo(NOON.plusSeconds(150));
        commanded(CaseCommandType.ACKNOWLEDGE, NOON.plusSeconds(40), null, "ben");
        assertThat(policy.endsAt(open())).isEqualTo(NOON.plusSeconds(150));

        seen(quiet(null, NOON.plusSeconds(50)));

        assertThat(policy.endsAt(open())).isEqualTo(NOON.plusSeconds(650));
    }

    @Test
    void whatComesLateBelongsToTheOpenOneAndTurnsNoTimeBack() {
        seen(at(NOON));

        seen(at(NOON.minusSeconds(3_600)));

        assertThat(told).extracting(Alert::updatedAt).containsExactly(NOON);
        assertThat(open().startedAt()).isEqualTo(NOON);
        assertThat(policy.endsAt(open())).isEqualTo(NOON.plusSeconds(600));
    }

    @Test
    void moreSevereIsToldAtOnceAndNeverLess() {
        repeat(4);

        seen(occurrence(Severity.CRITICAL, false, "0.9"));
        assertThat(told).extracting(Alert::severity).containsExactly(Severity.CRITICAL);
        seen(occurrence(Severity.CRITICAL, false, "0.9"));
        seen(occurrence(Severity.INFO, false, "0.2"));

        assertThat(told).isEmpty();
        assertThat(open().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(open().highestScore()).isEqualTo(new BigDecimal("0.9"));
    }

    @Test
    void aRuleThatComesIntoForceIsToldAtOnce() {
        seen(occurrence(Severity.WARNING, true, null));
        seen(occurrence(Severity.WARNING, true, null));
        assertThat(told).extracting(Alert::shadow).containsExactly(true);

        seen(occurrence(Severity.WARNING, false, null));
        assertThat(told).extracting(Alert::shadow).containsExactly(false);
        seen(occurrence(Severity.WARNING, true, null));

        assertThat(open().shadow()).isFalse();
    }

    @Test
    void itIsTakenInHandOnceAndEndsAsBefore() {
        seen(at(NOON));

        commanded(CaseCommandType.ACKNOWLEDGE, NOON.plusSeconds(300), null, "ben");
        assertThat(told).extracting(Alert::summary).containsExactly("Spike. In hand of ben.");
        assertThat(told).extracting(Alert::updatedAt).containsExactly(NOON.plusSeconds(300));
        assertThat(told)
                .extracting(alert -> alert.evidence().figures().get("acknowledged"))
                .containsExactly(BigDecimal.ONE);
        commanded(CaseCommandType.ACKNOWLEDGE, NOON.plusSeconds(301), null, "carla");
        assertThat(told).isEmpty();

        passes(NOON.plusSeconds(600));
        assertThat(told).extracting(Alert::status).containsExactly(AlertStatus.RESOLVED);
    }

    @Test
    void aPersonClosesItAndTheNextOccurrenceOpensAnother() {
        seen(at(NOON));

        commanded(CaseCommandType.CLOSE, NOON.plusSeconds(5), null, "ben");
        assertThat(told)
                .extracting(Alert::status, Alert::summary, Alert::updatedAt)
                .containsExactly(tuple(AlertStatus.RESOLVED, "Closed by ben.", NOON.plusSeconds(5)));
        assertThat(open).isNull();
        seen(at(NOON.plusSeconds(6)));

        assertThat(told).extracting(Alert::alertId).containsExactly("spike|2026-03-02T12:00:06Z|anna");
    }

    @Test
    void aCommandConcernsOnlyItsAlert() {
        seen(at(NOON));

        commanded(CaseCommandType.CLOSE, NOON.plusSeconds(5), "spike|2026-03-02T11:00:00Z|anna", "ben");
        assertThat(told).isEmpty();
        commanded(CaseCommandType.CLOSE, NOON.minusSeconds(5), null, "ben");
        assertThat(told).isEmpty();
        commanded(CaseCommandType.UNBLOCK, NOON.plusSeconds(5), null, "ben");
        assertThat(told).isEmpty();
        commanded(CaseCommandType.CLOSE, NOON.minusSeconds(5), "spike|2026-03-02T12:00:00Z|anna", "ben");

        assertThat(told).extracting(Alert::status).containsExactly(AlertStatus.RESOLVED);
        assertThat(told).extracting(Alert::updatedAt).containsExactly(NOON);
    }

    @Test
    void aQuietTimeMustBeOne() {
        assertThatThrownBy(() -> new EpisodePolicy(Duration.ofNanos(999_999)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("alerts.quiet-time must be at least a millisecond, but is PT0.000999999S");
    }

    /** Against cutting the whole list of times wherever the quiet time lies between two. */
    @Test
    void anEpisodeIsWhatNoQuietTimeParts() {
        long seed = 1_917;
        Random random = new Random(seed);
        List<Instant> times = new ArrayList<>();
        Instant time = NOON;
        for (int i = 0; i < 5_000; i++) {
            time = time.plusSeconds(random.nextInt(8) == 0 ? 599 + random.nextInt(3) : random.nextInt(100));
            times.add(time);
        }

        List<String> opened = new ArrayList<>();
        List<Instant> ended = new ArrayList<>();
        for (Instant at : times) {
            seen(at(at));
            for (Alert alert : told) {
                if (alert.status() == AlertStatus.RESOLVED) {
                    ended.add(alert.updatedAt());
                } else if (!opened.contains(alert.alertId())) {
                    opened.add(alert.alertId());
                }
            }
        }

        List<String> expectedOpened = new ArrayList<>();
        List<Instant> expectedEnded = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            boolean first =
                    i == 0 || Duration.between(times.get(i - 1), times.get(i)).toSeconds() >= 600;
            if (first) {
                expectedOpened.add("spike|" + times.get(i) + "|anna");
            }
            if (first && i > 0) {
                expectedEnded.add(times.get(i - 1).plusSeconds(600));
            }
        }
        assertThat(opened).as("seed %d", seed).isEqualTo(expectedOpened);
        assertThat(ended).as("seed %d", seed).isEqualTo(expectedEnded);
    }

    private void repeat(int times) {
        for (int i = 0; i < times; i++) {
            seen(at(NOON));
        }
    }

    private void seen(Occurrence occurrence) {
        take(policy.observe(open, occurrence));
    }

    private void passes(Instant now) {
        take(policy.pass(open(), now));
    }

    private void commanded(CaseCommandType command, Instant at, @Nullable String alertId, String actor) {
        take(policy.obey(open(), new CaseCommand("c-1", at, alertId, alertId == null ? "anna" : null, command, actor)));
    }

    private void take(EpisodeTurn turn) {
        open = turn.open();
        told = turn.alerts();
    }

    private Episode open() {
        return Objects.requireNonNull(open);
    }

    private static Occurrence at(Instant time) {
        return new Occurrence(
                "spike", 1, Severity.WARNING, false, "anna", time, time, List.of("e-" + time), null, null, "Spike.");
    }

    private static Occurrence quiet(@Nullable Long seconds, Instant time) {
        return new Occurrence(
                "spike", 1, Severity.WARNING, false, "anna", time, time, List.of("e"), null, seconds, "Spike.");
    }

    private static Occurrence occurrence(Severity severity, boolean shadow, @Nullable String score) {
        BigDecimal number = score == null ? null : new BigDecimal(score);
        return new Occurrence("spike", 1, severity, shadow, "anna", NOON, NOON, List.of("e-1"), number, null, "Spike.");
    }
}
