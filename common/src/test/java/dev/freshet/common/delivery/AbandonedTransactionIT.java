/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.common.kafka.SourceSettings;
import dev.freshet.testkit.kafka.KafkaFixture;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Transactions that a crashed job left open hold back every reader of committed records. The next start must end them,
 * long before their timeout of ten minutes.
 */
class AbandonedTransactionIT {

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static TestCluster cluster;

    private final KafkaFixture kafka = KafkaFixture.shared();
    private final String name = TestNames.unique("crash");
    private final String in = "crash." + name + ".v1";
    private final String out = "crash." + name + "-out.v1";

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
        kafka.createTopic(out, 1);
    }

    @Test
    void endsWhatACrashAfterTheRestoredCheckpointLeftOpenAlsoOfSubtasksThatNoLongerExist() throws Exception {
        CopyJob job = job();
        JobID first = job.start(cluster.cluster(), null);
        kafka.produce(in, "a", reading("one"));
        cluster.checkpointUntil(first, () -> kafka.readCommitted(out).size() == 1);
        String savepoint = job.savepoint(cluster.cluster(), first);
        cluster.stop(first);
        long next = numberOf(savepoint) + 1;
        crash(name + ".-0-" + next);
        crash(name + ".-1-" + next);
        kafka.produce(in, "a", reading("two"));

        JobID restored = job.start(cluster.cluster(), savepoint);
        cluster.checkpointUntil(restored, () -> kafka.readCommitted(out).size() == 2);

        assertThat(stateOf(name + ".-1-" + next)).isNotEqualTo(TransactionState.ONGOING);
        cluster.stop(restored);
    }

    @Test
    void endsWhatACrashBeforeTheFirstCheckpointLeftOpen() throws Exception {
        crash(name + ".-0-1");
        kafka.produce(in, "a", reading("one"));

        JobID fresh = job().start(cluster.cluster(), null);
        cluster.checkpointUntil(fresh, () -> kafka.readCommitted(out).size() == 1);

        cluster.stop(fresh);
    }

    private CopyJob job() {
        SinkSettings sink = new SinkSettings(
                name + ".", Duration.ofMinutes(10), 1_000_000, LostTransactionPolicy.FAIL, name + ".status");
        return new CopyJob(
                KafkaSettings.at(kafka.bootstrapServers()), SourceSettings.of(name), sink, in, out, checkpoints);
    }

    /** Leaves a transaction with a record open, as a process does that is killed. */
    private void crash(String transactionalId) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "transactional.id",
                transactionalId,
                "transaction.timeout.ms",
                600_000);
        ByteArraySerializer bytes = new ByteArraySerializer();
        KafkaProducer<byte[], byte[]> crashing = new KafkaProducer<>(settings, bytes, bytes);
        crashing.initTransactions();
        crashing.beginTransaction();
        var unused = crashing.send(new ProducerRecord<>(out, "never visible".getBytes(UTF_8)));
        crashing.flush();
        crashing.close(Duration.ZERO);
        assertThat(stateOf(transactionalId)).isEqualTo(TransactionState.ONGOING);
    }

    private TransactionState stateOf(String transactionalId) {
        try {
            return kafka.admin()
                    .describeTransactions(List.of(transactionalId))
                    .description(transactionalId)
                    .get()
                    .state();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static long numberOf(String savepoint) throws IOException {
        Path metadata = Path.of(URI.create(savepoint)).resolve("_metadata");
        try (DataInputStream in = new DataInputStream(Files.newInputStream(metadata))) {
            ClassLoader classes = AbandonedTransactionIT.class.getClassLoader();
            return Checkpoints.loadCheckpointMetadata(in, classes, savepoint).getCheckpointId();
        }
    }

    private static String reading(String id) {
        return "{\"event_id\":\"%s\",\"event_time\":\"2026-01-01T00:00:00Z\",\"sensor\":\"s\",\"value\":1}"
                .formatted(id);
    }
}
