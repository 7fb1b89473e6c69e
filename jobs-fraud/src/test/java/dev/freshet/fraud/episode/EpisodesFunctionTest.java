/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.episode;

import static dev.freshet.fraud.Clocks.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.alert.Alert;
import dev.freshet.common.alert.AlertStatus;
import dev.freshet.common.alert.Severity;
import dev.freshet.fraud.CaseCommand;
import dev.freshet.fraud.CaseCommandType;
import dev.freshet.fraud.decision.InputOrder;
import dev.freshet.testkit.harness.KeyedTwoInputHarness;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The quiet time is half an hour. */
@ParameterizedClass
@EnumSource(StateStore.class)
final class EpisodesFunctionTest {

    private final StateStore store;
    private InputOrder order = InputOrder.ARRIVAL;
    private EpisodesFunction function;
    private KeyedTwoInputHarness<String, Occurrence, CaseCommand, Alert> harness;

    EpisodesFunctionTest(StateStore store) throws Exception {
        this.store = store;
        this.function = function();
        this.harness = harness();
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void anEpisodeOpensIsUpdatedAndEndsExactlyTheQuietTimeAfterTheLastOccurrence() {
        seen("spike", "anna", "10:00");
        seen("spike", "anna", "10:10");
        seen("spike", "anna", "10:20");
        assertThat(told())
                .containsExactly("FIRING spike 10:00 anna, 1 at 10:00", "FIRING spike 10:00 anna, 2 at 10:10");

        passes("10:49:59.999");
        assertThat(told()).isEmpty();
        passes("10:50");

        assertThat(told()).containsExactly("RESOLVED spike 10:00 anna, 3 at 10:50");
        harness.assertNothingLeft();
    }

    @Test
    void oneTimerWaitsHoweverManyAreSeen() {
        for (int minute = 10; minute < 60; minute++) {
            seen("spike", "anna", "10:" + minute);
            seen("velocity", "anna", "10:" + minute);
        }

        assertThat(harness.timers()).isEqualTo(1);
        assertThat(harness.stateEntries()).isEqualTo(1);
    }

    @Test
    void episodesOfKindsAndSubjectsEndEachForItself() {
        seen("velocity", "anna", "10:05");
        seen("spike", "anna", "10:00");
        seen("spike", "bert", "10:10");
        told();

        passes("10:35");
        assertThat(told())
                .containsExactly("RESOLVED spike 10:00 anna, 1 at 10:30", "RESOLVED velocity 10:05 anna, 1 at 10:35");
        passes("11:00");

        assertThat(told()).containsExactly("RESOLVED spike 10:10 bert, 1 at 10:40");
        harness.assertNothingLeft();
    }

    @Test
    void anOccurrenceAtTheEndOpensAnotherEpisode() {
        seen("spike", "anna", "10:00");
        told();

        seen("spike", "anna", "10:30");
        passes("10:59:59.999");
        assertThat(told())
                .containsExactly("RESOLVED spike 10:00 anna, 1 at 10:30", "FIRING spike 10:30 anna, 1 at 10:30");
        passes("11:00");

        assertThat(told()).containsExactly("RESOLVED spike 10:30 anna, 1 at 11:00");
        harness.assertNothingLeft();
    }

    @Test
    void aPatternWithAQuietTimeOfItsOwnEndsBeforeOthers() {
        seen("spike", "anna", "10:00");
        arrives(occurrence("guessing", "anna", "10:05", 60L));
        told();

        passes("10:06");
        assertThat(told()).containsExactly("RESOLVED guessing 10:05 anna, 1 at 10:06");
        passes("10:30");

        assertThat(told()).containsExactly("RESOLVED spike 10:00 anna, 1 at 10:30");
        harness.assertNothingLeft();
    }

    @Test
    void aTimeThatTimersCannotTellIsReachedWithItsMillisecond() {
        arrives(occurrence("spike", "anna", "10:00:00.000000500", null));
        told();

        passes("10:29:59.999");
        assertThat(told()).isEmpty();
        passes("10:30");

        assertThat(told()).containsExactly("RESOLVED spike 10:00:00.000000500 anna, 1 at 10:30:00.000000500");
        harness.assertNothingLeft();
    }

    @Test
    void aPersonTakesItInHandAndItEndsByItself() {
        seen("spike", "anna", "10:00");

        commands(CaseCommandType.ACKNOWLEDGE, "10:05", "spike|2026-03-02T10:00:00Z|anna", null);
        commands(CaseCommandType.ACKNOWLEDGE, "10:06", "spike|2026-03-02T10:00:00Z|anna", null);
        passes("10:30");

        assertThat(told())
                .containsExactly(
                        "FIRING spike 10:00 anna, 1 at 10:00",
                        "FIRING spike 10:00 anna, 1 at 10:05",
                        "RESOLVED spike 10:00 anna, 1 at 10:30");
        assertThat(function.commandsOfNoAlert()).isZero();
    }

    @Test
    void aPersonClosesAllOfAnAccountAndWhatComesNextIsAnotherEpisode() {
        seen("velocity", "anna", "10:00");
        seen("spike", "anna", "10:01");
        seen("spike", "bert", "10:02");
        told();

        commands(CaseCommandType.CLOSE, "10:03", null, "anna");
        assertThat(told())
                .containsExactly("RESOLVED spike 10:01 anna, 1 at 10:03", "RESOLVED velocity 10:00 anna, 1 at 10:03");
        seen("spike", "anna", "10:04");

        assertThat(told()).containsExactly("FIRING spike 10:04 anna, 1 at 10:04");
    }

    @Test
    void nothingIsLeftOfWhatAPersonClosed() {
        seen("spike", "anna", "10:00");

        commands(CaseCommandType.CLOSE, "10:01", null, "anna");
        assertThat(harness.stateEntries()).isZero();
        passes("10:30");

        harness.assertNothingLeft();
    }

    @Test
    void aCommandAboutNothingThatIsOpenIsCounted() {
        commands(CaseCommandType.CLOSE, "09:00", null, "anna");
        seen("spike", "anna", "10:00");
        told();

        commands(CaseCommandType.CLOSE, "09:59", null, "anna");
        commands(CaseCommandType.CLOSE, "10:01", "spike|2026-03-02T09:00:00Z|anna", null);
        commands(CaseCommandType.ACKNOWLEDGE, "10:01", "velocity|2026-03-02T10:00:00Z|anna", null);
        commands(CaseCommandType.UNBLOCK, "10:01", null, "bert");

        assertThat(told()).isEmpty();
        assertThat(function.commandsOfNoAlert()).isEqualTo(4);
    }

    @Test
    void anAlertAboutAnAddressIsClosedByItsId() {
        seen("spraying", "192.0.2.1", "10:00");

        commands(CaseCommandType.CLOSE, "10:01", "spraying|2026-03-02T10:00:00Z|192.0.2.1", null);

        assertThat(told()).last().isEqualTo("RESOLVED spraying 10:00 192.0.2.1, 1 at 10:01");
    }

    @Test
    void whatComesLongAfterItsTimeIsToldAndOverWithTheNextWatermark() {
        passes("12:00");

        seen("spike", "anna", "10:00");
        assertThat(told()).containsExactly("FIRING spike 10:00 anna, 1 at 10:00");
        passes("12:00:01");

        assertThat(told()).containsExactly("RESOLVED spike 10:00 anna, 1 at 10:30");
        harness.assertNothingLeft();
    }

    @Test
    void whatComesLateBelongsToTheOpenEpisodeAndDoesNotProlongIt() {
        seen("spike", "anna", "10:00");
        passes("10:20");

        seen("spike", "anna", "09:00");
        assertThat(told())
                .containsExactly("FIRING spike 10:00 anna, 1 at 10:00", "FIRING spike 10:00 anna, 2 at 10:00");
        passes("10:30");

        assertThat(told()).containsExactly("RESOLVED spike 10:00 anna, 2 at 10:30");
    }

    @Test
    void anEarlierEndSetsAnEarlierTimer() {
        seen("spike", "anna", "10:20");
        seen("velocity", "anna", "10:00");
        told();

        passes("10:30");
        assertThat(told()).containsExactly("RESOLVED velocity 10:00 anna, 1 at 10:30");
        passes("10:50");

        assertThat(told()).containsExactly("RESOLVED spike 10:20 anna, 1 at 10:50");
        harness.assertNothingLeft();
    }

    @Test
    void goesOnAfterAFailure() throws Exception {
        seen("spike", "anna", "10:00");
        commands(CaseCommandType.ACKNOWLEDGE, "10:01", null, "anna");
        harness = harness.snapshotAndRestore();

        seen("spike", "anna", "10:10");
        passes("10:40");

        assertThat(told())
                .containsExactly("FIRING spike 10:00 anna, 2 at 10:10", "RESOLVED spike 10:00 anna, 2 at 10:40");
        harness.assertNothingLeft();
    }

    @Test
    void nothingIsResolvedAtTheEndOfTheInput() {
        seen("spike", "anna", "10:00");
        told();

        harness.endOfInput();

        assertThat(told()).isEmpty();
        harness.assertNothingLeft();
    }

    @Test
    void byEventTimeOccurrencesWaitForTheWatermark() throws Exception {
        begin(InputOrder.EVENT_TIME);
        commands(CaseCommandType.CLOSE, "10:15", null, "anna");
        seen("spike", "anna", "10:20");
        seen("spike", "anna", "10:00");
        assertThat(told()).isEmpty();

        passes("10:15");
        assertThat(told())
                .containsExactly("FIRING spike 10:00 anna, 1 at 10:00", "RESOLVED spike 10:00 anna, 1 at 10:15");
        passes("10:20");

        assertThat(told()).containsExactly("FIRING spike 10:20 anna, 1 at 10:20");
        assertThat(function.commandsOfNoAlert()).isZero();
    }

    @Test
    void byEventTimeWhatComesLateIsTakenAtOnce() throws Exception {
        begin(InputOrder.EVENT_TIME);
        passes("10:00");

        seen("spike", "anna", "10:00");

        assertThat(told()).containsExactly("FIRING spike 10:00 anna, 1 at 10:00");
    }

    @Test
    void byEventTimeOneInstantIsTakenByEventAndKind() throws Exception {
        begin(InputOrder.EVENT_TIME);
        seen("velocity", "anna", "10:00");
        seen("spike", "anna", "10:00");

        passes("10:00");

        assertThat(told())
                .containsExactly("FIRING spike 10:00 anna, 1 at 10:00", "FIRING velocity 10:00 anna, 1 at 10:00");
    }

    /** What waits is decided at the end, and tells the ends before it; only the last episode stays open. */
    @Test
    void byEventTimeTheEndOfTheInputDecidesWhatWaits() throws Exception {
        begin(InputOrder.EVENT_TIME);
        seen("spike", "anna", "12:00");
        seen("spike", "anna", "10:00");
        seen("spike", "anna", "10:10");

        harness.endOfInput();

        assertThat(told())
                .containsExactly(
                        "FIRING spike 10:00 anna, 1 at 10:00",
                        "FIRING spike 10:00 anna, 2 at 10:10",
                        "RESOLVED spike 10:00 anna, 2 at 10:40",
                        "FIRING spike 12:00 anna, 1 at 12:00");
        harness.assertNothingLeft();
    }

    /** Any order of arrival, and any steps of the watermark behind it: the same alerts, with the same ids, in the same order. */
    @Test
    void byEventTimeNeitherArrivalNorWatermarksMakeADifference() throws Exception {
        long seed = 2_612;
        Random random = new Random(seed);
        List<Object> inputs = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String clock = "1%d:%02d:%02d".formatted(random.nextInt(9), random.nextInt(60), random.nextInt(60));
            String kind = random.nextBoolean() ? "spike" : "velocity";
            inputs.add(
                    i % 10 == 0
                            ? command(CaseCommandType.CLOSE, clock, null, "anna")
                            : occurrence(kind, "anna", clock, random.nextInt(3) == 0 ? 300L : null));
        }

        List<String> first = replayed(inputs, random);
        Collections.shuffle(inputs, random);
        List<String> second = replayed(inputs, random);

        assertThat(first).as("seed %d", seed).hasSizeGreaterThan(100).isEqualTo(second);
    }

    /** All of the day in the order of the list, with a failure in the middle; the watermark follows by itself. */
    private List<String> replayed(List<Object> inputs, Random random) throws Exception {
        begin(InputOrder.EVENT_TIME);
        List<String> told = new ArrayList<>();
        for (Object input : inputs) {
            if (input instanceof Occurrence occurrence) {
                arrives(occurrence);
            } else {
                harness.second((CaseCommand) input, ((CaseCommand) input).eventTime());
            }
        }
        for (int minute = random.nextInt(60); minute < 9 * 60; minute += random.nextInt(90)) {
            harness.watermark(time("10:00").plus(Duration.ofMinutes(minute)));
            told.addAll(told());
            if (minute > 240) {
                harness = harness.snapshotAndRestore();
            }
        }
        harness.watermark(time("20:00"));
        told.addAll(told());
        harness.assertNothingLeft();
        return told;
    }

    private void begin(InputOrder inputOrder) throws Exception {
        harness.close();
        order = inputOrder;
        harness = harness();
    }

    private KeyedTwoInputHarness<String, Occurrence, CaseCommand, Alert> harness() throws Exception {
        return KeyedTwoInputHarness.ofOperator(
                store,
                () -> new KeyedCoProcessOperator<>(function()),
                Occurrence::subject,
                CaseCommand::subject,
                Types.STRING);
    }

    /** The newest is the one that is asked. */
    private EpisodesFunction function() {
        function = new EpisodesFunction(new EpisodePolicy(Duration.ofMinutes(30)), order);
        return function;
    }

    private void seen(String kind, String subject, String clock) {
        arrives(occurrence(kind, subject, clock, null));
    }

    private void arrives(Occurrence occurrence) {
        harness.first(occurrence, occurrence.at());
    }

    private void commands(CaseCommandType command, String clock, @Nullable String alert, @Nullable String account) {
        harness.second(command(command, clock, alert, account), time(clock));
    }

    private void passes(String clock) {
        harness.watermark(time(clock));
    }

    private static CaseCommand command(
            CaseCommandType command, String clock, @Nullable String alert, @Nullable String account) {
        return new CaseCommand("c-" + clock, time(clock), alert, account, command, "carla");
    }

    private static Occurrence occurrence(String kind, String subject, String clock, @Nullable Long quietSeconds) {
        return new Occurrence(
                kind,
                1,
                Severity.WARNING,
                false,
                subject,
                time(clock),
                time(clock),
                List.of("e-" + clock),
                null,
                quietSeconds,
                "Seen.");
    }

    /** Since the last call: status, kind, when it began, subject, how often it was seen and when this was decided. */
    private List<String> told() {
        return harness.takeOutput().stream().map(EpisodesFunctionTest::words).toList();
    }

    private static String words(Alert alert) {
        AlertStatus status = alert.status();
        return "%s %s %s %s, %s at %s"
                .formatted(
                        status,
                        alert.ruleId(),
                        clock(alert.startedAt().toString()),
                        alert.subject(),
                        alert.evidence().figures().get("occurrences"),
                        clock(alert.updatedAt().toString()));
    }

    private static String clock(String instant) {
        return instant.substring(11, instant.length() - 1).replaceFirst(":00$", "");
    }
}
