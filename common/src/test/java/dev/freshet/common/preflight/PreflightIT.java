/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.preflight;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.freshet.common.contract.Topic;
import dev.freshet.common.delivery.LostTransactionPolicy;
import dev.freshet.common.delivery.Reading;
import dev.freshet.common.delivery.SinkSettings;
import dev.freshet.common.delivery.TestNames;
import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.testkit.kafka.KafkaFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreflightIT {

    private final KafkaFixture kafka = KafkaFixture.shared();
    private final String name = TestNames.unique("ready");
    private final Topic<Reading> events = Topic.events("ready." + name + ".v1", Reading.class);
    private final Topic<Reading> catalog = Topic.reference("ready." + name + "-catalog.v1", Reading.class);
    private final Topic<Reading> rows = Topic.output("ready." + name + "-rows.v1", Reading.class);

    @Test
    void createsMissingTopicsByTheirKind() throws Exception {
        Preflight.check(settings(), sink(Duration.ofMinutes(10)), preflight(true, Duration.ZERO));

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

        PreflightException refused = catchThrowableOfType(
                PreflightException.class,
                () -> Preflight.check(settings(), sink(Duration.ofHours(1)), preflight(false, Duration.ZERO)));

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

        PreflightException refused = catchThrowableOfType(
                PreflightException.class,
                () -> Preflight.check(settings(), sink(Duration.ofMinutes(10)), preflight(true, Duration.ZERO)));

        assertThat(refused.faults())
                .containsExactly(
                        "topic %s takes records of at most 999999 bytes, but sink.maximum-record-size is 1000000: lower the option, or raise max.message.bytes of the topic"
                                .formatted(rows.deadLetterName()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"compact", "compact,delete"})
    void refusesToCompactFacts(String policy) {
        Map<String, String> compacted = Map.of("cleanup.policy", policy);
        List<String> facts =
                List.of(events.name(), events.deadLetterName(), events.lateName(), rows.name(), rows.deadLetterName());
        facts.forEach(topic -> kafka.createTopic(topic, 1, compacted));

        PreflightException refused = catchThrowableOfType(
                PreflightException.class,
                () -> Preflight.check(settings(), sink(Duration.ofMinutes(10)), preflight(true, Duration.ZERO)));

        assertThat(refused.faults())
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
    void refusesToLetReferenceDataAge(String policy, String milliseconds, String bytes, boolean keepsAll)
            throws Exception {
        kafka.createTopic(
                catalog.name(),
                1,
                Map.of("cleanup.policy", policy, "retention.ms", milliseconds, "retention.bytes", bytes));

        Throwable refused = catchThrowable(
                () -> Preflight.check(settings(), sink(Duration.ofMinutes(10)), preflight(true, Duration.ZERO)));

        if (keepsAll) {
            assertThat(refused).isNull();
        } else {
            assertThat(refused)
                    .hasMessageContaining(
                            "topic %s holds the newest record per key, but its cleanup.policy is %s, which deletes those that have not changed for a while"
                                    .formatted(catalog.name(), policy));
        }
    }

    @Test
    void refusesATimeoutThatDoesNotOutliveARestart() {
        assertThatThrownBy(
                        () -> Preflight.check(settings(), sink(Duration.ofMinutes(5)), preflight(true, Duration.ZERO)))
                .hasMessageContaining(
                        "sink.transaction-timeout is 5m, but a transaction must outlive a checkpoint interval (10s) and the longest restart (5m): make it longer than 5m10s");
    }

    @Test
    void refusesATimeoutThatIsAsLongAsARestartWithACheckpointInterval() {
        assertThatThrownBy(() ->
                        Preflight.check(settings(), sink(Duration.ofSeconds(310)), preflight(true, Duration.ZERO)))
                .hasMessageContaining("make it longer than 5m10s");
    }

    @Test
    void takesATimeoutThatIsTheBrokersMaximumAndNoneAboveIt() throws Exception {
        Preflight.check(settings(), sink(Duration.ofMinutes(15)), preflight(true, Duration.ZERO));

        PreflightException refused = catchThrowableOfType(
                PreflightException.class,
                () -> Preflight.check(
                        settings(), sink(Duration.ofMinutes(15).plusMillis(1)), preflight(true, Duration.ZERO)));

        assertThat(refused.faults())
                .containsExactly(
                        "sink.transaction-timeout is 15m0.001s, but the broker allows at most 15m: lower the option, or raise transaction.max.timeout.ms on the brokers");
    }

    @Test
    void takesARequestTimeoutAboveItsOwn() throws Exception {
        KafkaSettings patient = new KafkaSettings(kafka.bootstrapServers(), Map.of("request.timeout.ms", "60000"));

        Preflight.check(patient, sink(Duration.ofMinutes(10)), preflight(true, Duration.ZERO));

        assertThat(cleanupOf(catalog.name())).isEqualTo("compact");
    }

    /** Flink gives -1 ms for an interval that is not set. */
    @ParameterizedTest
    @ValueSource(longs = {-1, 0})
    void refusesAJobThatWouldNeverCommitBecauseCheckpointsAreOff(long intervalMillis) {
        PreflightSettings off = preflight(true, Duration.ofMillis(intervalMillis), Duration.ZERO);

        PreflightException refused = catchThrowableOfType(
                PreflightException.class, () -> Preflight.check(settings(), sink(Duration.ofMinutes(10)), off));

        assertThat(refused.faults())
                .containsExactly("checkpoints are switched off, so no transaction would ever be committed: set"
                        + " execution.checkpointing.interval, or sink.delivery=at-least-once");
    }

    @Test
    void refusesToStartBesideATwinThatBeginsTransactions() throws Exception {
        AtomicInteger checkpoint = new AtomicInteger();
        ScheduledExecutorService twin = Executors.newSingleThreadScheduledExecutor();
        transaction(name + ".-0-" + checkpoint.incrementAndGet(), true);
        var unused = twin.scheduleAtFixedRate(
                () -> transaction(name + ".-0-" + checkpoint.incrementAndGet(), true), 1, 1, TimeUnit.SECONDS);

        try {
            assertThatThrownBy(() -> Preflight.check(
                            settings(), sink(Duration.ofMinutes(10)), preflight(true, Duration.ofSeconds(30))))
                    .hasMessageContaining("another job is running with the transactional prefix '" + name + ".'");
        } finally {
            twin.shutdown();
            assertThat(twin.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void startsOverWhatACrashedJobLeftBehindAndBesideAnotherPrefix() throws Exception {
        kafka.createTopic(rows.name(), 1);
        transaction(name + ".-0-1", true);
        transaction(name + ".-0-2", false);
        ScheduledExecutorService other = Executors.newSingleThreadScheduledExecutor();
        AtomicInteger checkpoint = new AtomicInteger();
        var unused = other.scheduleAtFixedRate(
                () -> transaction(name + "-eu.-0-" + checkpoint.incrementAndGet(), true), 0, 1, TimeUnit.SECONDS);

        try {
            Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> checkpoint.get() >= 2);
            Preflight.check(settings(), sink(Duration.ofMinutes(10)), preflight(true, Duration.ofSeconds(4)));
        } finally {
            other.shutdown();
            assertThat(other.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    /** The transactional id that preflight itself has just tried out is nobody's. */
    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void doesNotWatchWhereNoJobHasEverWritten() throws Exception {
        Preflight.check(settings(), sink(Duration.ofMinutes(10)), preflight(true, Duration.ofHours(1)));

        assertThat(kafka.admin().listTransactions().all().get())
                .extracting(TransactionListing::transactionalId)
                .filteredOn(id -> id.startsWith(name))
                .containsExactly(name + ".preflight");
    }

    @Test
    void saysWhoDoesNotAnswer() {
        KafkaSettings nobody = new KafkaSettings(
                "127.0.0.1:1", Map.of("default.api.timeout.ms", "2000", "request.timeout.ms", "1000"));

        assertThatThrownBy(() -> Preflight.check(nobody, sink(Duration.ofMinutes(10)), preflight(true, Duration.ZERO)))
                .hasMessageContaining("Kafka at 127.0.0.1:1 does not answer. Check kafka.bootstrap.servers");
    }

    private KafkaSettings settings() {
        return KafkaSettings.at(kafka.bootstrapServers());
    }

    private SinkSettings sink(Duration timeout) {
        return new SinkSettings(name + ".", timeout, 1_000_000, LostTransactionPolicy.FAIL, name + ".status.v1");
    }

    private PreflightSettings preflight(boolean create, Duration twinWatch) {
        return preflight(create, Duration.ofSeconds(10), twinWatch);
    }

    private PreflightSettings preflight(boolean create, Duration checkpointInterval, Duration twinWatch) {
        List<RequiredTopic> topics = new ArrayList<>(RequiredTopic.besideInput(events));
        topics.addAll(RequiredTopic.besideInput(catalog));
        topics.addAll(RequiredTopic.besideOutput(rows));
        return new PreflightSettings(
                topics, name, create, 3, (short) 1, true, checkpointInterval, Duration.ofMinutes(5), twinWatch);
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

    /** Begins a transaction as a job does, and ends it or leaves it open for ever. */
    private void transaction(String transactionalId, boolean ended) {
        Map<String, Object> producer =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", transactionalId);
        ByteArraySerializer bytes = new ByteArraySerializer();
        try (KafkaProducer<byte[], byte[]> crashing = new KafkaProducer<>(producer, bytes, bytes)) {
            crashing.initTransactions();
            crashing.beginTransaction();
            if (ended) {
                crashing.commitTransaction();
            } else {
                var unused = crashing.send(new ProducerRecord<>(rows.name(), "left behind".getBytes(UTF_8)));
                crashing.flush();
                crashing.close(Duration.ZERO);
            }
        }
    }
}
