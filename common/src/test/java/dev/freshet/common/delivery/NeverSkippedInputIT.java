/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.codec.RecordCodec;
import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.common.kafka.SourceSettings;
import dev.freshet.common.kafka.StartPolicy;
import dev.freshet.testkit.kafka.KafkaFixture;
import dev.freshet.testkit.kafka.Records;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a source reads, and that it fails where records are gone, against a real broker. */
class NeverSkippedInputIT {

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static TestCluster cluster;

    private final KafkaFixture kafka = KafkaFixture.shared();
    private final String name = TestNames.unique("read");
    private final String in = "read." + name + ".v1";
    private final String out = "read." + name + "-out.v1";

    @TempDir
    Path checkpoints;

    @BeforeAll
    static void startCluster() throws Exception {
        cluster = TestCluster.start();
    }

    @AfterAll
    static void closeCluster() throws Exception {
        cluster.close();
    }

    @BeforeEach
    void createTopics() {
        kafka.createTopic(in, 1);
        kafka.createTopic(in + ".dlq", 1);
        kafka.createTopic(out, 1);
    }

    @Test
    void readsCommittedRecordsToTheEndAndStampsResultsWithTodaysTime() throws Exception {
        Instant start = Instant.now();
        kafka.produce(in, "a", reading("old", "1995-01-01T00:00:00Z"));
        kafka.produceAborted(List.of(Records.text(in, "a", reading("aborted", "2026-01-01T00:00:00Z"))));
        kafka.produce(in, "a", "{garbage");
        kafka.produce(in, "a", reading("future", "9999-01-01T00:00:00Z"));
        kafka.produce(in, "a", reading("new", "2026-01-01T00:00:00Z"));

        cluster.awaitEnd(boundedJob().start(cluster.cluster(), null));

        List<ConsumerRecord<byte[], byte[]>> results = kafka.readCommitted(out);
        assertThat(ids(results)).containsExactly("old", "new");
        assertThat(results).allSatisfy(result -> assertThat(Instant.ofEpochMilli(result.timestamp()))
                .isBetween(start.minusSeconds(1), Instant.now()));
        assertThat(kafka.readCommitted(in + ".dlq"))
                .extracting(
                        letter -> DeadLetter.parse(letter).rejection().reason().name())
                .containsExactly("MALFORMED_JSON", "TIME_IN_FUTURE");
    }

    @Test
    void continuesAtTheGroupsOffsetsAndReadsAnAddedPartitionFromItsBeginning() throws Exception {
        String topic = "read." + TestNames.unique("two") + ".v1";
        kafka.createTopic(topic, 2);
        kafka.createTopic(topic + ".dlq", 1);
        kafka.produce(List.of(at(topic, 0, "seen"), at(topic, 0, "unseen"), at(topic, 1, "added")));
        commit(topic, 1);

        CopyJob job = boundedJob();
        cluster.awaitEnd(new CopyJob(job.kafka(), job.source(), job.sink(), topic, out, checkpoints)
                .start(cluster.cluster(), null));

        assertThat(ids(kafka.readCommitted(out))).containsExactlyInAnyOrder("unseen", "added");
    }

    @Test
    void failsByNameWhenACommittedOffsetHasExpired() throws Exception {
        produce("one", "two", "three", "four");
        commit(in, 1);
        expireBefore(3);

        String failure = cluster.failureOf(boundedJob().start(cluster.cluster(), null));

        assertThat(failure)
                .contains("topic " + in + " partition 0: committed offset 1, available 3 to 4")
                .contains("--reset-offsets");
        assertThat(kafka.readCommitted(out)).isEmpty();
    }

    @Test
    void failsByNameWhenTheOffsetOfARestoredJobHasExpired() throws Exception {
        produce("one");
        CopyJob job = job(false, Duration.ofSeconds(30));
        JobID first = job.start(cluster.cluster(), null);
        cluster.awaitRunning(first);
        cluster.checkpointUntil(first, () -> kafka.readCommitted(out).size() == 1);
        String savepoint = job.savepoint(cluster.cluster(), first);
        cluster.stop(first);
        produce("two", "three", "four");
        expireBefore(3);

        String failure = cluster.failureOf(job.start(cluster.cluster(), savepoint));

        assertThat(failure).contains("topic " + in + " partition 0: offset 1 is not available");
    }

    @Test
    void failsByNameWhenTheTopicIsDeleted() throws Exception {
        produce("one");
        JobID job = job(false, Duration.ofSeconds(1)).start(cluster.cluster(), null);
        cluster.awaitRunning(job);

        kafka.deleteTopics(in);

        assertThat(cluster.failureOf(job)).contains("topic " + in + " does not exist");
    }

    private CopyJob boundedJob() {
        return job(true, Duration.ofSeconds(30));
    }

    private CopyJob job(boolean bounded, Duration discovery) {
        SourceSettings source =
                new SourceSettings(name, StartPolicy.EARLIEST, Duration.ofMinutes(5), discovery, bounded);
        SinkSettings sink = new SinkSettings(
                name + ".", Duration.ofMinutes(10), 1_000_000, LostTransactionPolicy.FAIL, name + ".status");
        return new CopyJob(KafkaSettings.at(kafka.bootstrapServers()), source, sink, in, out, checkpoints);
    }

    private void produce(String... ids) {
        for (String id : ids) {
            kafka.produce(in, "a", reading(id, "2026-01-01T00:00:00Z"));
        }
    }

    private static ProducerRecord<byte[], byte[]> at(String topic, int partition, String id) {
        byte[] value = reading(id, "2026-01-01T00:00:00Z").getBytes(UTF_8);
        return new ProducerRecord<>(topic, partition, "a".getBytes(UTF_8), value);
    }

    private void commit(String topic, long offset) throws Exception {
        kafka.admin()
                .alterConsumerGroupOffsets(name, Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(offset)))
                .all()
                .get();
    }

    private void expireBefore(long offset) throws Exception {
        kafka.admin()
                .deleteRecords(Map.of(new TopicPartition(in, 0), RecordsToDelete.beforeOffset(offset)))
                .all()
                .get();
    }

    private static String reading(String id, String time) {
        return "{\"event_id\":\"%s\",\"event_time\":\"%s\",\"sensor\":\"s\",\"value\":1}".formatted(id, time);
    }

    private static List<String> ids(List<ConsumerRecord<byte[], byte[]>> records) throws Exception {
        List<String> ids = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            ids.add(RecordCodec.of(Reading.class).decode(record.value()).eventId());
        }
        return ids;
    }
}
