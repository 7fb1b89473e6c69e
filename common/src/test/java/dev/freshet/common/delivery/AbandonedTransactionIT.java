/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Transactions that a crashed job left open hold back every reader of committed records. The next start must end them,
 * long before their timeout of ten minutes.
 */
class AbandonedTransactionIT {

    @RegisterExtension
    static final CopyFixture copy = new CopyFixture("crash");

    @Test
    void endsWhatACrashAfterTheRestoredCheckpointLeftOpenAlsoOfSubtasksThatNoLongerExist() throws Exception {
        CopyJob job = copy.job();
        JobID first = job.start(copy.cluster().cluster(), null);
        copy.produce("one");
        copy.cluster().checkpointUntil(first, () -> copy.results().size() == 1);
        String savepoint = job.savepoint(copy.cluster().cluster(), first);
        copy.cluster().stop(first);
        long next = numberOf(savepoint) + 1;
        crash(copy.transaction(0, next));
        crash(copy.transaction(1, next));
        copy.produce("two");

        JobID restored = job.start(copy.cluster().cluster(), savepoint);
        copy.cluster().checkpointUntil(restored, () -> copy.results().size() == 2);

        assertThat(copy.stateOf(copy.transaction(1, next))).isNotEqualTo(TransactionState.ONGOING);
        copy.cluster().stop(restored);
    }

    @Test
    void endsWhatACrashBeforeTheFirstCheckpointLeftOpen() throws Exception {
        crash(copy.transaction(0, 1));
        copy.produce("one");

        JobID fresh = copy.job().start(copy.cluster().cluster(), null);
        copy.cluster().checkpointUntil(fresh, () -> copy.results().size() == 1);

        copy.cluster().stop(fresh);
    }

    /** Leaves a transaction with a record open, as a process does that is killed. */
    private static void crash(String transactionalId) throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                copy.kafka().bootstrapServers(),
                "transactional.id",
                transactionalId,
                "transaction.timeout.ms",
                600_000);
        ByteArraySerializer bytes = new ByteArraySerializer();
        KafkaProducer<byte[], byte[]> crashing = new KafkaProducer<>(settings, bytes, bytes);
        crashing.initTransactions();
        crashing.beginTransaction();
        var unused = crashing.send(new ProducerRecord<>(copy.out(), "never visible".getBytes(UTF_8)));
        crashing.flush();
        crashing.close(Duration.ZERO);
        assertThat(copy.stateOf(transactionalId)).isEqualTo(TransactionState.ONGOING);
    }

    private static long numberOf(String savepoint) throws IOException {
        Path metadata = Path.of(URI.create(savepoint)).resolve("_metadata");
        try (DataInputStream in = new DataInputStream(Files.newInputStream(metadata))) {
            ClassLoader classes = AbandonedTransactionIT.class.getClassLoader();
            return Checkpoints.loadCheckpointMetadata(in, classes, savepoint).getCheckpointId();
        }
    }
}
