/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.common.contract.Topic;
import dev.freshet.common.entry.Entry;
import dev.freshet.common.preflight.RequiredTopic;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobLaunchTest {

    /** What goes in and comes out of the echo job. */
    public record Call(String eventId, Instant eventTime, String caller) {}

    private static final Topic<Call> CALLS = Topic.events("echo.calls.v1", Call.class)
            .purpose("What is called into the valley.")
            .key(Call::caller)
            .time(Call::eventTime)
            .id(Call::eventId);
    private static final Topic<Call> ECHOES = Topic.output("echo.echoes.v1", Call.class)
            .purpose("What comes back.")
            .key(Call::caller)
            .time(Call::eventTime);

    @Test
    void theHelpListsTopicsAndEveryOptionWithTypeDefaultAndMeaning() throws Exception {
        String help = run(echo(true), "--help");

        assertThat(help)
                .startsWith("echo: repeats what is called\n")
                .contains("  echo.calls.v1  What is called into the valley.\n")
                .contains("  source.out-of-orderness = 5 s\n      A duration such as '5 s' or '15 min'.\n")
                .contains("How long the watermark waits for records that come out of order.");
        SuiteOptions.ALL.forEach(option -> assertThat(help).contains("  " + option.key()));
    }

    @Test
    void theExplanationShowsTheRealOperatorsTopicsAndSettings() throws Exception {
        String explanation = run(
                echo(true),
                "--explain",
                "--set",
                "source.idle-timeout=7 s",
                "--set",
                "kafka.ssl.truststore.password=${env:TRUST}");

        assertThat(explanation)
                .contains("  calls-source  ×")
                .contains("  calls-entry  ×")
                .contains("  ← calls-decode\n")
                .contains("  reads   echo.calls.v1  (refused: echo.calls.v1.dlq, late: echo.calls.v1.late)\n")
                .contains("  writes  echo.echoes.v1  (too large: echo.echoes.v1.dlq)\n")
                .contains("  writes  echo.status.v1  (accepted gaps)\n")
                .contains("  kafka.ssl.truststore.password = ${env:TRUST}\n")
                .contains("  source.idle-timeout = 7 s\n")
                .doesNotContain("no uid");
    }

    /** What preflight asks for, and so what somebody has to create and allow. */
    @Test
    void theExplanationNamesEveryTopicThatMustExist() throws Exception {
        List<RequiredTopic> required = new ArrayList<>(RequiredTopic.besideInput(CALLS));
        required.addAll(RequiredTopic.besideOutput(ECHOES));
        required.add(RequiredTopic.plain(echo(true).statusTopic()));

        String explanation = run(echo(true), "--explain");

        assertThat(required).allSatisfy(topic -> assertThat(explanation)
                .containsPattern("\\b" + Pattern.quote(topic.name()) + "[\n ,)]"));
    }

    @Test
    void theExplanationShowsWhereTheDocumentsOfAControlTopicAreJudgedAndAnswered() throws Exception {
        String explanation = run(ChoirJob.named("choir"), "--explain");

        assertThat(explanation)
                .contains("  tones-source  ×1\n")
                .contains("  tones-lifecycle  ×1  ← tones-source\n")
                .contains("  tones-status-encode  ×")
                .contains("  reads   choir.tones.v1  (refused: choir.tones.v1.dlq, receipts: choir.tones.v1.status)\n");
        assertThat(RequiredTopic.besideInput(ChoirJob.tones("choir")))
                .containsExactly(
                        new RequiredTopic("choir.tones.v1", RequiredTopic.Keeps.NEWEST_PER_KEY, false),
                        RequiredTopic.plain("choir.tones.v1.dlq"),
                        RequiredTopic.plain("choir.tones.v1.status"));
    }

    @Test
    void anOperatorWithoutUidIsRefusedByName() {
        assertThatThrownBy(() -> run(echo(false), "--explain"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("forgotten-operator")
                .hasMessageContaining("Give it .uid(NAME).name(NAME) with one constant");
    }

    @Test
    void aTypeThatFallsToKryoIsRefusedWithWhatToUseInstead() {
        JobDefinition job =
                new JobDefinition("echo", "says how long it took", List.of(CALLS, ECHOES), List.of(), streams -> {
                    Entry<Call> calls = Entry.of(CALLS, streams.read(CALLS), streams.entrySettings());
                    DataStream<Call> echoes = calls.accepted()
                            .map(call -> Duration.ZERO)
                            .returns(Duration.class)
                            .uid("delay")
                            .map(delay -> new Call("e", Instant.EPOCH, "c"))
                            .returns(Call.class)
                            .uid("echo");
                    streams.write(ECHOES, echoes);
                });

        assertThatThrownBy(() -> run(job, "--explain"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("java.time.Duration")
                .hasMessageContaining("Make it a public record of");
    }

    @Test
    void whatIsPlannedIsNeitherReadNorWritten() throws Exception {
        Topic<Call> planned = CALLS.planned();
        JobDefinition job = new JobDefinition(
                "echo",
                "repeats what is called",
                List.of(planned, ECHOES),
                List.of(),
                streams -> streams.read(planned));

        assertThat(job.inputs()).isEmpty();
        assertThat(job.outputs()).containsExactly(ECHOES);
        assertThat(job.planned()).containsExactly(planned);
        assertThat(run(job, "--help")).contains("echo.echoes.v1").doesNotContain("echo.calls.v1");
        assertThatThrownBy(() -> run(job, "--explain"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("echo.calls.v1 is marked as planned; take the mark away where the job serves it");
    }

    @Test
    void optionsThatContradictEachOtherAreRefused() {
        assertThatThrownBy(() -> run(
                        echo(true),
                        "--explain",
                        "--set",
                        "source.allowed-lateness=2 h",
                        "--set",
                        "source.dedup-horizon=1 h"))
                .isInstanceOf(UsageException.class)
                .hasMessage("The options do not fit: The dedup horizon (PT1H) must not be shorter than the allowed"
                        + " lateness (PT2H): copies of a record would be counted again");
    }

    @Test
    void memoryThatTheLargestRecordDoesNotFitIntoIsRefusedBeforeTheJobRuns() {
        for (String delivery : List.of("exactly-once", "at-least-once")) {
            assertThatThrownBy(() -> run(
                            echo(true),
                            "--explain",
                            "--set",
                            "kafka.buffer.memory=524288",
                            "--set",
                            "sink.delivery=" + delivery))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "The options do not fit: kafka.buffer.memory is 524288, too little for the largest record"
                                    + " and its request: give at least 1028096, or a smaller sink.maximum-record-size");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "source.maximum-depth=0, depth",
        "source.maximum-name-length=0, names",
        "source.maximum-number-length=0, numbers",
        "source.maximum-text-length=0, texts",
        "source.maximum-record-size=0 b, bytes"
    })
    void theLimitsOfWhatIsReadAreOptionsOfAtLeastOne(String assignment, String limit) {
        assertThatThrownBy(() -> run(echo(true), "--explain", "--set", assignment))
                .isInstanceOf(UsageException.class)
                .hasMessage("The options do not fit: the limit of " + limit + " must be at least 1, but is 0");
    }

    @Test
    void aRecordThatIsReadHasLessThan2Gigabytes() {
        assertThatThrownBy(() -> run(echo(true), "--explain", "--set", "source.maximum-record-size=2 gb"))
                .isInstanceOf(UsageException.class)
                .hasMessage("The options do not fit: source.maximum-record-size must be below 2 gb, but is 2147483648"
                        + " bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-2", "0", "32768"})
    void whatIsNoNumberOfReplicasIsRefusedBeforeKafkaIsAsked(String replicas) {
        assertThatThrownBy(() -> run(echo(true), "--set", "topics.replication-factor=" + replicas))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "The value " + replicas + " of topics.replication-factor is no number of replicas; give 1 or"
                                + " more, or -1 for the brokers' own");
    }

    @Test
    void aLongerLatenessTakesTheDedupHorizonAlong() throws Exception {
        String explanation = run(echo(true), "--explain", "--set", "source.allowed-lateness=2 h");

        assertThat(explanation).contains("source.allowed-lateness = 2 h");
    }

    private static String run(JobDefinition job, String... arguments) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            JobLaunch.run(job, arguments, Map.of(), out);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static JobDefinition echo(boolean withUids) {
        return new JobDefinition("echo", "repeats what is called", List.of(CALLS, ECHOES), List.of(), streams -> {
            Entry<Call> calls = Entry.of(CALLS, streams.read(CALLS), streams.entrySettings());
            DataStream<Call> echoes = withUids
                    ? calls.accepted()
                    : calls.accepted().filter(call -> true).name("forgotten-operator");
            streams.write(ECHOES, echoes);
            streams.writeLate(CALLS, calls.late());
            streams.writeDeadLetters(CALLS, calls.rejected());
        });
    }
}
