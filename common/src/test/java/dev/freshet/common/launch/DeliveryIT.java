/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.freshet.testkit.kafka.KafkaFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What {@code sink.delivery} chooses, seen from Kafka, in a job whose first checkpoint is an hour away. */
class DeliveryIT {

    private static final Duration LONGER_THAN_THE_TEST = Duration.ofHours(1);

    private final KafkaFixture kafka = KafkaFixture.shared();

    @Test
    void atLeastOnceWritesAtOnceAndBeginsNoTransaction() throws Exception {
        try (RunningEcho job = RunningEcho.start(LONGER_THAN_THE_TEST, "sink.delivery=at-least-once")) {
            job.call(0, "one", Instant.now());
            job.call(0, "two", Instant.now());

            assertThat(job.awaitEchoes(2)).containsExactly("one", "two");
            assertThat(end(job.echoes(), IsolationLevel.READ_UNCOMMITTED)).isEqualTo(2);
            assertThat(end(job.echoes(), IsolationLevel.READ_COMMITTED)).isEqualTo(2);
            assertThat(transactionsOf(job)).isEmpty();
        }
    }

    /** A transaction that outlives so long an interval is more than a broker allows, hence no preflight. */
    @Test
    void exactlyOnceWaitsForTheCheckpointInATransaction() throws Exception {
        try (RunningEcho job = RunningEcho.start(LONGER_THAN_THE_TEST, "preflight=off")) {
            job.call(0, "one", Instant.now());
            job.call(0, "two", Instant.now());

            await().atMost(Duration.ofMinutes(1)).until(() -> end(job.echoes(), IsolationLevel.READ_UNCOMMITTED) == 2);
            assertThat(end(job.echoes(), IsolationLevel.READ_COMMITTED)).isZero();
            assertThat(kafka.readCommitted(job.echoes())).isEmpty();
            assertThat(transactionsOf(job)).containsExactly(job.name() + ".-0-1");
        }
    }

    private long end(String topic, IsolationLevel isolation) throws Exception {
        TopicPartition partition = new TopicPartition(topic, 0);
        return kafka.admin()
                .listOffsets(Map.of(partition, OffsetSpec.latest()), new ListOffsetsOptions(isolation))
                .partitionResult(partition)
                .get()
                .offset();
    }

    private List<String> transactionsOf(RunningEcho job) throws Exception {
        return kafka.admin().listTransactions().all().get().stream()
                .map(TransactionListing::transactionalId)
                .filter(id -> id.startsWith(job.name()))
                .toList();
    }
}
