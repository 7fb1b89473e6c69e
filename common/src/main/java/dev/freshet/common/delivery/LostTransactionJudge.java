/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies the policy to a transaction that is known to be lost. */
final class LostTransactionJudge {

    private static final Logger LOG = LoggerFactory.getLogger(LostTransactionJudge.class);

    private final SinkSettings settings;
    private final JobIdentity job;
    private final List<String> topics;
    private final GapReporter reporter;
    private final Clock clock;

    LostTransactionJudge(
            SinkSettings settings, JobIdentity job, List<String> topics, GapReporter reporter, Clock clock) {
        this.settings = settings;
        this.job = job;
        this.topics = topics;
        this.reporter = reporter;
        this.clock = clock;
    }

    /** Null where the gap is accepted and noted, else what the job has to fail with. */
    @Nullable
    LostTransactionException judge(KafkaCommittable lost, TransactionFate fate, @Nullable Throwable failure)
            throws IOException, InterruptedException {
        LostTransaction gap = gap(lost, fate);
        return switch (settings.onLostTransaction()) {
            case FAIL -> new LostTransactionException(message(gap), failure);
            case ACCEPT -> {
                reporter.report(gap);
                LOG.warn("Accepted a gap, noted on {}: {}", settings.statusTopic(), gap);
                yield null;
            }
        };
    }

    private LostTransaction gap(KafkaCommittable lost, TransactionFate fate) {
        String id = lost.getTransactionalId();
        return new LostTransaction(
                LostTransaction.TYPE,
                "%s:%d:%d".formatted(id, lost.getProducerId(), lost.getEpoch()),
                job.name(),
                job.version(),
                id,
                lost.getProducerId(),
                lost.getEpoch(),
                checkpointOf(id),
                topics,
                fate.account(),
                clock.instant());
    }

    private String message(LostTransaction gap) {
        String text = "results are lost: the transaction %s (producer %d, epoch %d) of checkpoint %d can no longer be"
                + " committed; %s. Records that the job wrote to %s for this checkpoint will never be visible. Either"
                + " start from a retained checkpoint before %d (what was written after it comes a second time, with"
                + " revisions that need not be higher), or start"
                + " from this one with sink.on-lost-transaction=accept, which notes the gap on %s and goes on. The"
                + " transaction timeout is %s: it must be longer than the longest time for which the job can be down";
        return text.formatted(
                gap.transactionalId(),
                gap.producerId(),
                gap.producerEpoch(),
                gap.checkpoint(),
                gap.account(),
                topics,
                gap.checkpoint(),
                settings.statusTopic(),
                settings.transactionTimeout());
    }

    /** The connector names transactions {@code <prefix>-<subtask>-<checkpoint>}. */
    private static long checkpointOf(String transactionalId) {
        return Long.parseLong(transactionalId.substring(transactionalId.lastIndexOf('-') + 1));
    }
}
