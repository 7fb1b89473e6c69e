/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets no transaction get lost in silence.
 *
 * <p>The connector's own committer takes a transaction that is fenced, expired or in an invalid state for a failure "with
 * known reason", logs it and goes on, although the checkpoint counts its records as written. This one hears of every such
 * failure, asks Kafka what became of the transaction, and treats a lost one as the policy says. A fence of what had been
 * committed already, which every recovery on a broker with transaction version 2 meets, is no failure.
 *
 * <p>All transactions of a call are tried before the first lost one fails the job, so that one loss does not let the
 * others time out too.
 */
final class StrictKafkaCommitter implements Committer<KafkaCommittable> {

    private static final Logger LOG = LoggerFactory.getLogger(StrictKafkaCommitter.class);

    private final Committer<KafkaCommittable> stock;
    private final TransactionInspector inspector;
    private final LostTransactionJudge judge;

    StrictKafkaCommitter(
            Committer<KafkaCommittable> stock, TransactionInspector inspector, LostTransactionJudge judge) {
        this.stock = stock;
        this.inspector = inspector;
        this.judge = judge;
    }

    @Override
    public void commit(Collection<CommitRequest<KafkaCommittable>> requests) throws IOException, InterruptedException {
        List<CommitRequest<KafkaCommittable>> watched = new ArrayList<>();
        List<WatchedCommitRequest> failed = new ArrayList<>();
        for (CommitRequest<KafkaCommittable> request : requests) {
            watched.add(new WatchedCommitRequest(request, failed::add));
        }
        stock.commit(watched);
        settle(failed);
    }

    /**
     * Losses come first: a transaction that is still open restarts the job, which must not hide that another one is lost.
     */
    private void settle(List<WatchedCommitRequest> failed) throws IOException, InterruptedException {
        LostTransactionException firstLoss = null;
        Map<WatchedCommitRequest, TransactionFate> stillOpen = new LinkedHashMap<>();
        for (WatchedCommitRequest request : failed) {
            KafkaCommittable committable = request.getCommittable();
            TransactionFate fate = inspector.fateOf(committable);
            switch (fate.kind()) {
                case COMMITTED -> passOnAlreadyCommitted(request, fate);
                case OPEN -> stillOpen.put(request, fate);
                case LOST -> {
                    LostTransactionException loss = judge.judge(committable, fate, request.failure());
                    request.passOnKnownReason();
                    firstLoss = firstLoss == null ? loss : firstLoss;
                }
            }
        }
        if (firstLoss != null) {
            throw firstLoss;
        }
        stillOpen.forEach((request, fate) -> request.passOnUnknownReason(fate.account()));
    }

    private static void passOnAlreadyCommitted(WatchedCommitRequest request, TransactionFate fate) {
        LOG.warn(
                "Nothing is lost with transaction {}, whatever the connector has just logged about it: it had been committed"
                        + " before the restart. {}",
                request.getCommittable().getTransactionalId(),
                fate.account());
        request.passOnAlreadyCommitted();
    }

    @Override
    public void close() throws IOException {
        try {
            stock.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IOException("the committer could not be closed", e);
        }
    }
}
