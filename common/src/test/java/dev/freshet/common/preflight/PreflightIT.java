/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.freshet.common.contract.Topic;
import dev.freshet.common.delivery.Reading;
import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.common.log.CapturedLog;
import dev.freshet.testkit.kafka.KafkaFixture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Topics, timeouts and checkpoints, as a job needs them before it starts. */
class PreflightIT {

    private final StartingJob job = new StartingJob();
    private final KafkaFixture kafka = job.kafka;
    private final Topic<Reading> events = job.events;
    private final Topic<Reading> catalog = job.catalog;
    private final Topic<Reading> rows = job.rows;

    @Test
    void createsMissingTopicsByTheirKind() throws Exception {
        job.check();

        assertThat(kafka.admin().listTopics().names().get())
                .contains(
                        events.name(),
                        events.deadLetterName(),
                        events.lateName(),
                        catalog.name(),
                        catalog.deadLetterName(),
                        rows.name(),
                        rows.deadLetterName());
        assertThat(cleanupOf(catalog.name())).isEqualTo("compact");
        assertThat(cleanupOf(events.name())).isEqualTo("delete");
        assertThat(kafka.admin()
                        .describeTopics(List.of(rows.name()))
                        .allTopicNames()
                        .get()
                        .values())
                .extracting(topic -> topic.partitions().size())
                .containsExactly(3);
    }

    @Test
    void namesAllFaultsAtOnceAndWhatToDo() {
        kafka.createTopic(catalog.name(), 1, Map.of("cleanup.policy", "delete", "retention.ms", "604800000"));
        kafka.createTopic(rows.name(), 1, Map.of("max.message.bytes", "1000"));
        kafka.createTopic(rows.deadLetterName(), 1, Map.of("cleanup.policy", "compact"));

        PreflightException refused =
                job.findsTopics().transactionTimeout(Duration.ofHours(1)).refusal();

        assertThat(refused.faults())
                .containsExactlyInAnyOrder(
                        "topics do not exist: %s, %s, %s, %s. Create them, or set topics.create=true"
                                .formatted(
                                        events.name(),
                                        events.deadLetterName(),
                                        events.lateName(),
                                        catalog.deadLetterName()),
                        "topic %s holds the newest record per key, but its cleanup.policy is delete, which deletes those that have not changed for a while: set it to compact, or retention.ms and retention.bytes to -1"
                                .formatted(catalog.name()),
                        "topic %s takes records of at most 1000 bytes, but sink.maximum-record-size is 1000000: lower the option, or raise max.message.bytes of the topic"
                                .formatted(rows.name()),
                        "topic %s keeps every record, but its cleanup.policy is compact, which deletes all but the newest per key: set it to delete"
                                .formatted(rows.deadLetterName()),
                        "sink.transaction-timeout is 1h, but the broker allows at most 15m: lower the option, or raise transaction.max.timeout.ms on the brokers");
        assertThat(refused.getStackTrace()).isEmpty();
    }

    /** Only a topic that the job writes has to take its largest record, and to the byte. */
    @Test
    void holdsWrittenTopicsToTheRecordSizeAndNoOther() {
        kafka.createTopic(events.name(), 1, Map.of("max.message.bytes", "1000"));
        kafka.createTopic(rows.name(), 1, Map.of("max.message.bytes", "1000000"));
        kafka.createTopic(rows.deadLetterName(), 1, Map.of("max.message.bytes", "999999"));

        assertThat(job.faults())
                .containsExactly(
                        "topic %s takes records of at most 999999 bytes, but sink.maximum-record-size is 1000000: lower the option, or raise max.message.bytes of the topic"
                                .formatted(rows.deadLetterName()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"compact", "compact,delete"})
    void refusesToCompactFacts(String policy) {
        List<String> facts =
                List.of(events.name(), events.deadLetterName(), events.lateName(), rows.name(), rows.deadLetterName());
        facts.forEach(topic -> kafka.createTopic(topic, 1, Map.of("cleanup.policy", policy)));

        assertThat(job.faults())
                .containsExactlyInAnyOrderElementsOf(facts.stream()
                        .map(topic ->
                                "topic %s keeps every record, but its cleanup.policy is %s, which deletes all but the newest per key: set it to delete"
                                        .formatted(topic, policy))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delete         | 604800000 | -1         | false",
                "delete         | -1        | 1000000000 | false",
                "compact,delete | 604800000 | -1         | false",
                "delete         | -1        | -1         | true",
                "compact,delete | -1        | -1         | true",
                "compact        | 604800000 | -1         | true"
            })
    void refusesToLetReferenceDataAge(String policy, String milliseconds, String bytes, boolean keepsAll) {
        kafka.createTopic(
                catalog.name(),
                1,
                Map.of("cleanup.policy", policy, "retention.ms", milliseconds, "retention.bytes", bytes));

        Throwable refused = catchThrowable(job::check);

        if (keepsAll) {
            assertThat(refused).isNull();
        } else {
            assertThat(refused)
                    .hasMessageContaining(
                            "topic %s holds the newest record per key, but its cleanup.policy is %s, which deletes those that have not changed for a while"
                                    .formatted(catalog.name(), policy));
        }
    }

    /** A checkpoint comes every ten seconds, and the longest restart takes five minutes. */
    @ParameterizedTest
    @CsvSource({"PT5M, 5m", "PT5M10S, 5m10s"})
    void refusesATimeoutThatDoesNotOutliveACheckpointIntervalAndARestart(Duration timeout, String said) {
        assertThat(job.transactionTimeout(timeout).faults())
                .containsExactly(
                        "sink.transaction-timeout is %s, but a transaction must outlive a checkpoint interval (10s) and the longest restart (5m): make it longer than 5m10s"
                                .formatted(said));
    }

    @Test
    void takesATimeoutThatIsTheBrokersMaximumAndNoneAboveIt() throws Exception {
        job.transactionTimeout(Duration.ofMinutes(15)).check();

        assertThat(job.transactionTimeout(Duration.ofMinutes(15).plusMillis(1)).faults())
                .containsExactly(
                        "sink.transaction-timeout is 15m0.001s, but the broker allows at most 15m: lower the option, or raise transaction.max.timeout.ms on the brokers");
    }

    /** They would fail the clients on the task managers, after the start and again after each restart. */
    @ParameterizedTest
    @CsvSource({
        "compression.type, lz5, no producer can be made",
        "max.in.flight.requests.per.connection, 6, no producer can be made",
        "delivery.timeout.ms, 1, no producer can be made",
        "max.poll.records, 0, no consumer can be made"
    })
    void refusesAValueThatNoClientOfTheJobTakes(String property, String value, String fault) {
        assertThatThrownBy(() -> job.connecting(new KafkaSettings(kafka.bootstrapServers(), Map.of(property, value)))
                        .check())
                .hasMessageContaining(fault)
                .hasMessageContaining(property);
    }

    @Test
    void refusesAPluginThatIsNotThere() {
        String plugin = "com.example.Missing";

        assertThat(job.connecting(new KafkaSettings(kafka.bootstrapServers(), Map.of("interceptor.classes", plugin)))
                        .faults())
                .hasSize(2)
                .allMatch(fault -> fault.contains(plugin) && fault.endsWith("Correct the kafka.* options"));
    }

    @Test
    void refusesSubtasksWithoutAPartitionThatNobodyStopsWaitingFor() {
        kafka.createTopic(events.name(), 2, Map.of());

        assertThat(job.readingWith(3, Duration.ZERO).faults())
                .containsExactly(
                        "topic " + events.name()
                                + " has 2 partitions for 3 source subtasks, and with source.idle-timeout=0 those without one hold"
                                + " time back for ever: give an idle timeout, or a parallelism of at most 2, or add partitions");
    }

    @Test
    void warnsOfSubtasksThatHaveNoPartition() throws Exception {
        kafka.createTopic(events.name(), 2, Map.of());
        kafka.createTopic(catalog.name(), 1, Map.of("cleanup.policy", "compact"));

        assertThat(warningsOf(job.readingWith(3, Duration.ofSeconds(90))))
                .containsExactly("Topic " + events.name()
                        + " has 2 partitions for 3 source subtasks: after each start, those without one hold time back for"
                        + " 1m30s (source.idle-timeout)");
        assertThat(warningsOf(job.readingWith(2, Duration.ofSeconds(90)))).isEmpty();
        assertThat(warningsOf(job.readingWith(2, Duration.ZERO))).isEmpty();
    }

    private static List<String> warningsOf(StartingJob job) throws Exception {
        try (CapturedLog log = CapturedLog.debug()) {
            job.check();
            return log.messages().stream()
                    .filter(message -> message.contains("source subtasks"))
                    .toList();
        }
    }

    @Test
    void takesARequestTimeoutAboveItsOwn() throws Exception {
        job.connecting(new KafkaSettings(kafka.bootstrapServers(), Map.of("request.timeout.ms", "60000")))
                .check();

        assertThat(cleanupOf(catalog.name())).isEqualTo("compact");
    }

    /** Flink gives -1 ms for an interval that is not set. */
    @ParameterizedTest
    @ValueSource(longs = {-1, 0})
    void refusesAJobThatWouldNeverCommitBecauseCheckpointsAreOff(long intervalMillis) {
        assertThat(job.checkpointInterval(Duration.ofMillis(intervalMillis)).faults())
                .containsExactly("checkpoints are switched off, so no transaction would ever be committed: set"
                        + " execution.checkpointing.interval, or sink.delivery=at-least-once");
    }

    @Test
    void saysWhoDoesNotAnswer() {
        KafkaSettings nobody = new KafkaSettings(
                "127.0.0.1:1", Map.of("default.api.timeout.ms", "2000", "request.timeout.ms", "1000"));

        assertThatThrownBy(job.connecting(nobody)::check)
                .hasMessageContaining("Kafka at 127.0.0.1:1 does not answer. Check kafka.bootstrap.servers");
    }

    private String cleanupOf(String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config config = kafka.admin()
                .describeConfigs(List.of(resource))
                .all()
                .get()
                .values()
                .iterator()
                .next();
        return config.get("cleanup.policy").value();
    }
}
