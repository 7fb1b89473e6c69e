/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.common.delivery.TransactionFate.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.Committer.CommitRequest;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.junit.jupiter.api.Test;

/** Several transactions of one call, whose commits all fail, with fates that differ. */
class StrictKafkaCommitterTest {

    private final Map<String, Kind> fates = new LinkedHashMap<>();
    private final List<String> told = new ArrayList<>();

    @Test
    void failsWithTheLossAlsoWhereAnotherTransactionThatIsOpenComesFirst() {
        fates.put("job.-0-7", Kind.OPEN);
        fates.put("job.-1-7", Kind.LOST);

        assertThatThrownBy(() -> commit(LostTransactionPolicy.FAIL))
                .isInstanceOf(LostTransactionException.class)
                .hasMessageContaining("the transaction job.-1-7");
        assertThat(told).containsExactly("known reason job.-1-7");
    }

    @Test
    void notesAnAcceptedGapBeforeAnOpenTransactionRestartsTheJob() {
        fates.put("job.-0-7", Kind.OPEN);
        fates.put("job.-1-7", Kind.LOST);
        fates.put("job.-2-7", Kind.COMMITTED);

        assertThatThrownBy(() -> commit(LostTransactionPolicy.ACCEPT)).isInstanceOf(RestartException.class);
        assertThat(told)
                .containsExactly(
                        "gap job.-1-7",
                        "known reason job.-1-7",
                        "already committed job.-2-7",
                        "unknown reason job.-0-7");
    }

    @Test
    void namesTheFirstLossAfterAllHaveBeenLookedAt() {
        fates.put("job.-0-7", Kind.LOST);
        fates.put("job.-1-7", Kind.LOST);

        assertThatThrownBy(() -> commit(LostTransactionPolicy.FAIL)).hasMessageContaining("the transaction job.-0-7");
        assertThat(told).containsExactly("known reason job.-0-7", "known reason job.-1-7");
    }

    private void commit(LostTransactionPolicy policy) throws Exception {
        SinkSettings settings = new SinkSettings("job.", Duration.ofMinutes(15), 100_000, policy, "job.status.v1");
        LostTransactionJudge judge = new LostTransactionJudge(
                settings,
                new JobIdentity("job", "1"),
                List.of("out"),
                gap -> told.add("gap " + gap.transactionalId()),
                Clock.systemUTC());
        List<CommitRequest<KafkaCommittable>> requests = new ArrayList<>();
        fates.keySet().forEach(id -> requests.add(new Request(new KafkaCommittable(1, (short) 0, id, null))));
        new StrictKafkaCommitter(
                        new FailingCommitter(),
                        lost -> new TransactionFate(
                                Objects.requireNonNull(fates.get(lost.getTransactionalId())), "as the test says"),
                        judge)
                .commit(requests);
    }

    /** Fails every commit, in order. */
    private static final class FailingCommitter implements Committer<KafkaCommittable> {

        @Override
        public void commit(Collection<CommitRequest<KafkaCommittable>> requests) {
            requests.forEach(request -> request.signalFailedWithKnownReason(new IllegalStateException("fenced")));
        }

        @Override
        public void close() {}
    }

    /** As Flink's own: an unknown reason ends the call. */
    private static final class RestartException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final class Request implements CommitRequest<KafkaCommittable> {

        private final KafkaCommittable committable;

        Request(KafkaCommittable committable) {
            this.committable = committable;
        }

        @Override
        public KafkaCommittable getCommittable() {
            return committable;
        }

        @Override
        public int getNumberOfRetries() {
            return 0;
        }

        @Override
        public void signalFailedWithKnownReason(Throwable reason) {
            told.add("known reason " + committable.getTransactionalId());
        }

        @Override
        public void signalFailedWithUnknownReason(Throwable reason) {
            told.add("unknown reason " + committable.getTransactionalId());
            throw new RestartException();
        }

        @Override
        public void retryLater() {
            throw new AssertionError("nothing is retried");
        }

        @Override
        public void updateAndRetryLater(KafkaCommittable updated) {
            throw new AssertionError("nothing is retried");
        }

        @Override
        public void signalAlreadyCommitted() {
            told.add("already committed " + committable.getTransactionalId());
        }
    }
}
