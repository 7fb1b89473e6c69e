/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.codec.JsonLimits;
import dev.freshet.common.codec.JsonSchema;
import dev.freshet.common.codec.RecordCodec;
import dev.freshet.testkit.schema.SchemaCheck;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of transactions that cannot be committed, against a real broker. */
class LostTransactionIT {

    @RegisterExtension
    static final CopyFixture copy = new CopyFixture("copy");

    private static final Duration SHORT = Duration.ofSeconds(2);

    @Test
    void failsByNameWhenTheTransactionTimedOutAndFailsAgainWhenRestarted() throws Exception {
        CopyJob job = copy.job(LostTransactionPolicy.FAIL, SHORT);
        String lost = copy.transaction(0, 1);
        String savepoint = savepointWithOpenTransaction(job);
        copy.awaitState(lost, TransactionState.COMPLETE_ABORT);

        String first = copy.cluster().failureOf(job.start(copy.cluster().cluster(), savepoint));
        String second = copy.cluster().failureOf(job.start(copy.cluster().cluster(), savepoint));

        assertThat(first)
                .contains("transaction " + lost, "checkpoint 1", "CompleteAbort", copy.out())
                .contains("sink.on-lost-transaction=accept");
        assertThat(second).contains("transaction " + lost, "checkpoint 1", "CompleteAbort");
        assertThat(copy.results()).isEmpty();
    }

    @Test
    void notesTheGapAndGoesOnWhenLossIsAccepted() throws Exception {
        String lost = copy.transaction(0, 1);
        String savepoint = savepointWithOpenTransaction(copy.job(LostTransactionPolicy.FAIL, SHORT));
        copy.awaitState(lost, TransactionState.COMPLETE_ABORT);

        JobID restarted = copy.job(LostTransactionPolicy.ACCEPT, SHORT)
                .start(copy.cluster().cluster(), savepoint);
        copy.produce("after");
        copy.cluster().checkpointUntil(restarted, () -> !copy.results().isEmpty());

        assertThat(copy.results()).containsExactly("after");
        ConsumerRecord<byte[], byte[]> status = onlyStatusRecord();
        LostTransaction gap =
                RecordCodec.of(LostTransaction.class, JsonLimits.DEFAULT).decode(status.value());
        assertThat(new String(status.key(), UTF_8)).isEqualTo(gap.gapId());
        assertThat(new SchemaCheck(JsonSchema.of(LostTransaction.topic(copy.status()))).problems(status.value()))
                .isEmpty();
        assertThat(gap.transactionalId()).isEqualTo(lost);
        assertThat(gap.checkpoint()).isEqualTo(1);
        assertThat(gap.topics()).containsExactly(copy.out(), copy.in() + ".dlq");
        assertThat(gap.job()).isEqualTo("copy");
        assertThat(copy.cluster().cluster().getJobStatus(restarted).get()).isEqualTo(JobStatus.RUNNING);
        copy.cluster().stop(restarted);
    }

    @Test
    void takesACommitThatHadSucceededForWhatItIs() throws Exception {
        CopyJob job = copy.job();
        JobID first = startWithOpenTransaction(job);
        String checkpoint = copy.cluster().cluster().triggerCheckpoint(first).get();
        copy.kafka().awaitCommitted(copy.out(), 1);
        copy.cluster().stop(first);

        JobID restored = job.start(copy.cluster().cluster(), checkpoint);
        copy.produce("after");
        copy.cluster().checkpointUntil(restored, () -> copy.results().size() >= 2);

        assertThat(copy.results()).containsExactly("before", "after");
        copy.cluster().stop(restored);
    }

    @Test
    void commitsInTheRestoredJobWhatTheCrashedOneHadOnlyPrepared() throws Exception {
        CopyJob job = copy.job();
        String savepoint = savepointWithOpenTransaction(job);

        JobID restored = job.start(copy.cluster().cluster(), savepoint);

        copy.kafka().awaitCommitted(copy.out(), 1);
        assertThat(copy.results()).containsExactly("before");
        copy.cluster().stop(restored);
    }

    /** A savepoint holds the transaction as prepared and does not commit it; then the job is gone. */
    private static String savepointWithOpenTransaction(CopyJob job) throws Exception {
        JobID id = startWithOpenTransaction(job);
        String savepoint = job.savepoint(copy.cluster().cluster(), id);
        copy.cluster().stop(id);
        return savepoint;
    }

    private static JobID startWithOpenTransaction(CopyJob job) throws Exception {
        JobID id = job.start(copy.cluster().cluster(), null);
        copy.cluster().awaitRunning(id);
        copy.produce("before");
        copy.awaitState(copy.transaction(0, 1), TransactionState.ONGOING);
        return id;
    }

    private static ConsumerRecord<byte[], byte[]> onlyStatusRecord() {
        List<ConsumerRecord<byte[], byte[]>> status = copy.kafka().awaitCommitted(copy.status(), 1);
        assertThat(status).hasSize(1);
        return status.get(0);
    }
}
