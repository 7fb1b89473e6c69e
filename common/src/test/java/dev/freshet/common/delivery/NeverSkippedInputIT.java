/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.testkit.kafka.Records;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a source reads, and that it fails where records are gone, against a real broker. */
class NeverSkippedInputIT {

    @RegisterExtension
    static final CopyFixture copy = new CopyFixture("read");

    @Test
    void readsCommittedRecordsToTheEndAndStampsResultsWithTodaysTime() throws Exception {
        Instant start = Instant.now();
        copy.kafka().produce(copy.in(), "a", CopyFixture.reading("old", Instant.parse("1995-01-01T00:00:00Z")));
        copy.kafka().produceAborted(List.of(Records.text(copy.in(), "a", CopyFixture.reading("aborted"))));
        copy.kafka().produce(copy.in(), "a", "{garbage");
        copy.kafka().produce(copy.in(), "a", CopyFixture.reading("future", Instant.parse("9999-01-01T00:00:00Z")));
        copy.kafka().produce(copy.in(), "a", CopyFixture.reading("new"));

        copy.cluster().awaitEnd(copy.boundedJob().start(copy.cluster().cluster(), null));

        List<ConsumerRecord<byte[], byte[]>> results = copy.kafka().readCommitted(copy.out());
        assertThat(CopyFixture.ids(results)).containsExactly("old", "new");
        assertThat(results).allSatisfy(result -> assertThat(Instant.ofEpochMilli(result.timestamp()))
                .isBetween(start.minusSeconds(1), Instant.now()));
        assertThat(copy.kafka().readCommitted(copy.in() + ".dlq"))
                .extracting(
                        letter -> DeadLetter.parse(letter).rejection().reason().name())
                .containsExactly("MALFORMED_JSON", "TIME_IN_FUTURE");
    }

    @Test
    void continuesAtTheGroupsOffsetsAndReadsAnAddedPartitionFromItsBeginning() throws Exception {
        String topic = "read." + TestNames.unique("two") + ".v1";
        copy.kafka().createTopic(topic, 2);
        copy.kafka().createTopic(topic + ".dlq", 1);
        copy.kafka().produce(List.of(at(topic, 0, "seen"), at(topic, 0, "unseen"), at(topic, 1, "added")));
        commit(topic, 1);

        copy.cluster()
                .awaitEnd(copy.boundedJob().from(topic).start(copy.cluster().cluster(), null));

        assertThat(CopyFixture.ids(copy.kafka().readCommitted(copy.out())))
                .containsExactlyInAnyOrder("unseen", "added");
    }

    @Test
    void failsByNameWhenACommittedOffsetHasExpired() throws Exception {
        copy.produce("one", "two", "three", "four");
        commit(copy.in(), 1);
        expireBefore(3);

        String failure =
                copy.cluster().failureOf(copy.boundedJob().start(copy.cluster().cluster(), null));

        assertThat(failure)
                .contains("topic " + copy.in() + " partition 0: committed offset 1, available 3 to 4")
                .contains("--reset-offsets");
        assertThat(copy.kafka().readCommitted(copy.out())).isEmpty();
    }

    @Test
    void failsByNameWhenTheOffsetOfARestoredJobHasExpired() throws Exception {
        copy.produce("one");
        CopyJob job = copy.job();
        JobID first = job.start(copy.cluster().cluster(), null);
        copy.cluster().awaitRunning(first);
        copy.cluster()
                .checkpointUntil(
                        first, () -> copy.kafka().readCommitted(copy.out()).size() == 1);
        String savepoint = job.savepoint(copy.cluster().cluster(), first);
        copy.cluster().stop(first);
        copy.produce("two", "three", "four");
        expireBefore(3);

        String failure = copy.cluster().failureOf(job.start(copy.cluster().cluster(), savepoint));

        assertThat(failure).contains("topic " + copy.in() + " partition 0: offset 1 is not available");
    }

    @Test
    void failsByNameWhenTheTopicIsDeleted() throws Exception {
        copy.produce("one");
        JobID job = copy.jobThatDiscoversEvery(Duration.ofSeconds(1))
                .start(copy.cluster().cluster(), null);
        copy.cluster().awaitRunning(job);

        copy.kafka().deleteTopics(copy.in());

        assertThat(copy.cluster().failureOf(job)).contains("topic " + copy.in() + " does not exist");
    }

    /** Whoever notices first: the discovery sees another topic of the same name, the reader an offset that is not there. */
    @Test
    void failsByNameWhenTheTopicIsDeletedAndCreatedAgain() throws Exception {
        copy.produce("one");
        JobID job = copy.jobThatDiscoversEvery(Duration.ofSeconds(1))
                .start(copy.cluster().cluster(), null);
        copy.cluster().checkpointUntil(job, () -> copy.results().size() == 1);

        copy.kafka().deleteTopics(copy.in());
        copy.kafka().createTopic(copy.in(), 1);
        copy.produce("unseen");

        assertThat(copy.cluster().failureOf(job))
                .containsAnyOf(
                        "topic " + copy.in() + " was deleted and created again",
                        "topic " + copy.in() + " partition 0: offset 1 is not available");
        assertThat(copy.results()).containsExactly("one");
    }

    private static ProducerRecord<byte[], byte[]> at(String topic, int partition, String id) {
        byte[] value = CopyFixture.reading(id).getBytes(UTF_8);
        return new ProducerRecord<>(topic, partition, "a".getBytes(UTF_8), value);
    }

    private void commit(String topic, long offset) throws Exception {
        copy.kafka()
                .admin()
                .alterConsumerGroupOffsets(
                        copy.name(), Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(offset)))
                .all()
                .get();
    }

    private void expireBefore(long offset) throws Exception {
        copy.kafka()
                .admin()
                .deleteRecords(Map.of(new TopicPartition(copy.in(), 0), RecordsToDelete.beforeOffset(offset)))
                .all()
                .get();
    }
}
