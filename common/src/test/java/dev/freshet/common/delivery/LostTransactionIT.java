/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.codec.Codec;
import dev.freshet.common.codec.RecordCodec;
import dev.freshet.common.codec.RefusedException;
import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.common.kafka.SourceSettings;
import dev.freshet.testkit.kafka.KafkaFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of transactions that cannot be committed, against a real broker. */
class LostTransactionIT {

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static TestCluster cluster;

    private static final Codec<Reading> READINGS = RecordCodec.of(Reading.class);
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final KafkaFixture kafka = KafkaFixture.shared();
    private final String name = TestNames.unique("copy");
    private final String in = "copy." + name + ".v1";
    private final String out = "copy." + name + "-out.v1";

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
        kafka.createTopic(name + ".status", 1);
    }

    @Test
    void failsByNameWhenTheTransactionTimedOutAndFailsAgainWhenRestarted() throws Exception {
        CopyJob job = job(LostTransactionPolicy.FAIL, SHORT);
        String savepoint = savepointWithOpenTransaction(job);
        awaitState(name + ".-0-1", TransactionState.COMPLETE_ABORT);

        String first = cluster.failureOf(job.start(cluster.cluster(), savepoint));
        String second = cluster.failureOf(job.start(cluster.cluster(), savepoint));

        assertThat(first)
                .contains("transaction " + name + ".-0-1", "checkpoint 1", "CompleteAbort", out)
                .contains("sink.on-lost-transaction=accept");
        assertThat(second).contains("transaction " + name + ".-0-1", "checkpoint 1", "CompleteAbort");
        assertThat(kafka.readCommitted(out)).isEmpty();
    }

    @Test
    void notesTheGapAndGoesOnWhenLossIsAccepted() throws Exception {
        CopyJob job = job(LostTransactionPolicy.ACCEPT, SHORT);
        String savepoint = savepointWithOpenTransaction(job);
        awaitState(name + ".-0-1", TransactionState.COMPLETE_ABORT);

        JobID restarted = job.start(cluster.cluster(), savepoint);
        kafka.produce(in, "a", reading("after", "a"));
        cluster.checkpointUntil(restarted, () -> kafka.readCommitted(out).size() >= 1);

        assertThat(idsIn(out)).containsExactly("after");
        LostTransaction gap = onlyGap();
        assertThat(gap.transactionalId()).isEqualTo(name + ".-0-1");
        assertThat(gap.checkpoint()).isEqualTo(1);
        assertThat(gap.topics()).containsExactly(out, in + ".dlq");
        assertThat(gap.job()).isEqualTo("copy");
        assertThat(cluster.cluster().getJobStatus(restarted).get()).isEqualTo(JobStatus.RUNNING);
        cluster.cluster().cancelJob(restarted).get();
    }

    @Test
    void takesACommitThatHadSucceededForWhatItIs() throws Exception {
        CopyJob job = job(LostTransactionPolicy.FAIL, Duration.ofMinutes(10));
        JobID first = job.start(cluster.cluster(), null);
        cluster.awaitRunning(first);
        kafka.produce(in, "a", reading("before", "a"));
        awaitOngoing();
        String checkpoint = cluster.cluster().triggerCheckpoint(first).get();
        kafka.awaitCommitted(out, 1);
        cluster.stop(first);

        JobID restored = job.start(cluster.cluster(), checkpoint);
        kafka.produce(in, "a", reading("after", "a"));
        cluster.checkpointUntil(restored, () -> kafka.readCommitted(out).size() >= 2);

        assertThat(idsIn(out)).containsExactly("before", "after");
        cluster.stop(restored);
    }

    @Test
    void commitsInTheRestoredJobWhatTheCrashedOneHadOnlyPrepared() throws Exception {
        CopyJob job = job(LostTransactionPolicy.FAIL, Duration.ofMinutes(10));
        String savepoint = savepointWithOpenTransaction(job);

        JobID restored = job.start(cluster.cluster(), savepoint);

        kafka.awaitCommitted(out, 1);
        assertThat(idsIn(out)).containsExactly("before");
        cluster.stop(restored);
    }

    private CopyJob job(LostTransactionPolicy policy, Duration transactionTimeout) {
        SinkSettings sink = new SinkSettings(name + ".", transactionTimeout, 1_000_000, policy, name + ".status");
        KafkaSettings settings = KafkaSettings.at(kafka.bootstrapServers());
        return new CopyJob(settings, SourceSettings.of(name), sink, in, out, checkpoints);
    }

    /** A savepoint holds the transaction as prepared and does not commit it; then the job is gone. */
    private String savepointWithOpenTransaction(CopyJob job) throws Exception {
        JobID id = job.with(sinkWith(job.sink(), LostTransactionPolicy.FAIL)).start(cluster.cluster(), null);
        cluster.awaitRunning(id);
        kafka.produce(in, "a", reading("before", "a"));
        awaitOngoing();
        String savepoint = job.savepoint(cluster.cluster(), id);
        cluster.stop(id);
        return savepoint;
    }

    private static SinkSettings sinkWith(SinkSettings sink, LostTransactionPolicy policy) {
        return new SinkSettings(
                sink.transactionalIdPrefix(),
                sink.transactionTimeout(),
                sink.maximumRecordBytes(),
                policy,
                sink.statusTopic());
    }

    private void awaitOngoing() {
        awaitState(name + ".-0-1", TransactionState.ONGOING);
    }

    private void awaitState(String transactionalId, TransactionState state) {
        Awaitility.await()
                .pollInSameThread()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> kafka.admin()
                                .describeTransactions(List.of(transactionalId))
                                .description(transactionalId)
                                .get()
                                .state()
                        == state);
    }

    private List<String> idsIn(String topic) {
        return kafka.readCommitted(topic).stream().map(LostTransactionIT::idOf).toList();
    }

    private static String idOf(ConsumerRecord<byte[], byte[]> record) {
        try {
            return READINGS.decode(record.value()).eventId();
        } catch (RefusedException e) {
            throw new AssertionError(e);
        }
    }

    private LostTransaction onlyGap() throws Exception {
        List<ConsumerRecord<byte[], byte[]>> status = kafka.awaitCommitted(name + ".status", 1);
        assertThat(status).hasSize(1);
        return RecordCodec.of(LostTransaction.class).decode(status.get(0).value());
    }

    private static String reading(String id, String sensor) {
        byte[] json = READINGS.encode(new Reading(id, Instant.parse("2026-01-01T10:00:00Z"), sensor, 1));
        return new String(json, StandardCharsets.UTF_8);
    }
}
