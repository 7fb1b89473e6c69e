/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.action.Action;
import dev.freshet.common.alert.Alert;
import dev.freshet.common.alert.AlertStatus;
import dev.freshet.fraud.decision.FraudDecision;
import dev.freshet.testkit.cluster.Collected;
import dev.freshet.testkit.cluster.MiniClusterFixture;
import dev.freshet.testkit.cluster.RunSettings;
import dev.freshet.testkit.harness.StateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Today's pipeline goes on from a savepoint in the midst of its input, its own and those that releases left behind, as if
 * nothing had been between.
 *
 * <p>The savepoints stand in {@code src/test/resources/savepoints/<release>}, one file for a job, in the canonical format
 * that every state backend restores. Before a release, write its own by running {@link #writesASavepoint} with
 * {@code -Dfreshet.savepoint.release=<release>}, and commit it. Every release is restored, because not everybody takes each.
 * Never write one again for a release that is out: when this test fails, jobs in production cannot be upgraded either.
 */
class SavepointRestoreTest {

    private static final String RELEASE = "freshet.savepoint.release";
    private static final Path SAVEPOINTS = Path.of("src", "test", "resources", "savepoints");
    private static final Duration LABEL_DELAY = Duration.ofDays(1);
    private static final String[] OPTIONS = {"model.label-delay=1 d", "commands.most-blocks-per-minute=1"};
    private static final HalfABank BANK = new HalfABank();

    @TempDir
    private static Path directory;

    private static FraudRun first;
    private static FraudRun uninterrupted;

    @BeforeAll
    static void tellTheWholeStory() throws Exception {
        first = savedTo(directory.resolve("today"));
        uninterrupted = FraudRun.of(MiniClusterFixture.shared().run(RunSettings.DEFAULT), BANK.whole(), OPTIONS);
    }

    static Stream<Arguments> savepointsAndStores() throws IOException {
        try (Stream<Path> releases = Files.list(SAVEPOINTS)) {
            List<Path> written = releases.map(
                            release -> release.resolve("fraud.savepoint").toAbsolutePath())
                    .sorted()
                    .toList();
            return Stream.concat(Stream.of(directory.resolve("today")), written.stream())
                    .flatMap(file -> Stream.of(StateStore.values()).map(store -> Arguments.of(file, store)));
        }
    }

    @ParameterizedTest
    @MethodSource("savepointsAndStores")
    void goesOnWhereItStopped(Path savepoint, StateStore store) throws Exception {
        FraudRun restored = FraudRun.of(
                MiniClusterFixture.shared().restore(savepoint, RunSettings.DEFAULT.withStore(store)),
                BANK.second(),
                OPTIONS);

        assertGoesOn(FraudRun::decisions, restored, FraudDecision::eventTime);
        assertGoesOn(FraudRun::features, restored, features -> features.eventTime());
        assertGoesOn(FraudRun::alerts, restored, Alert::updatedAt);
        assertGoesOn(FraudRun::commands, restored, Action::decidedAt);
        assertGoesOn(FraudRun::metrics, restored, day -> day.windowEnd().plus(LABEL_DELAY));
        assertReachesBack(restored);
    }

    /** So that each of the above says something about what the savepoint held. */
    private static void assertReachesBack(FraudRun restored) {
        assertThat(restored.decisions().values())
                .extracting(FraudDecision::modelVersion)
                .contains("2026-03-10", "2026-03-11");
        assertThat(restored.alerts().values())
                .filteredOn(alert -> alert.startedAt().isBefore(HalfABank.MIDDLE))
                .extracting(Alert::ruleId)
                .contains("fast", "guessing", "spraying");
        assertThat(restored.alerts().values())
                .filteredOn(alert -> alert.status() == AlertStatus.FIRING)
                .extracting(Alert::ruleId)
                .contains("takeover", "testing", "till", "block_brake");
        assertThat(restored.commands().values())
                .extracting(Action::actionId)
                .contains("unblock|free|fast", "step_up|loot|robbed")
                .doesNotContain("block|brake-3|brake", "block|again-3|fast");
    }

    /** Both halves tell what is told without a savepoint; the second what is told of the time after it. */
    private static <T> void assertGoesOn(
            Function<FraudRun, Collected<T>> output, FraudRun restored, Function<T, Instant> time) {
        List<T> whole = output.apply(uninterrupted).values();
        List<T> after = whole.stream()
                .filter(each -> time.apply(each).isAfter(HalfABank.MIDDLE))
                .toList();

        assertThat(output.apply(restored).values()).isNotEmpty().containsExactlyInAnyOrderElementsOf(after);
        assertThat(Stream.concat(output.apply(first).values().stream(), output.apply(restored).values().stream()))
                .containsExactlyInAnyOrderElementsOf(whole);
    }

    private static FraudRun savedTo(Path file) throws Exception {
        FraudRun half = FraudRun.between(MiniClusterFixture.shared().run(RunSettings.DEFAULT), BANK.first(), OPTIONS);
        half.run().executeAndSave(file);
        return half;
    }

    @Test
    @EnabledIfSystemProperty(
            named = RELEASE,
            matches = ".+",
            disabledReason = "writes the fixture of a release; name it to do so")
    void writesASavepoint() throws Exception {
        FraudRun half = savedTo(SAVEPOINTS
                .resolve(System.getProperty(RELEASE))
                .resolve("fraud.savepoint")
                .toAbsolutePath());

        assertThat(half.decisions().values()).hasSameSizeAs(first.decisions().values());
    }
}
