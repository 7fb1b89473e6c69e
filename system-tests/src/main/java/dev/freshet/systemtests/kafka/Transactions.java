/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.kafka;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionState;

/** What the broker knows of transactions. */
public final class Transactions {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Set<TransactionState> OPEN =
            EnumSet.of(TransactionState.ONGOING, TransactionState.PREPARE_ABORT, TransactionState.PREPARE_COMMIT);

    private Transactions() {}

    /** Waits until every transaction is committed or, after its timeout, aborted. */
    public static void awaitNoneOpen(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            await("end of all transactions").atMost(PATIENCE).until(() -> admin.listTransactions(
                            new ListTransactionsOptions().filterStates(OPEN))
                    .all()
                    .get()
                    .isEmpty());
        }
    }
}
