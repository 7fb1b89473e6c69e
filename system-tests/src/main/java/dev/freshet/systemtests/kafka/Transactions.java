/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.kafka;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionState;

/** What the broker knows of transactions. */
public final class Transactions implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Set<TransactionState> OPEN =
            EnumSet.of(TransactionState.ONGOING, TransactionState.PREPARE_ABORT, TransactionState.PREPARE_COMMIT);

    private final Admin admin;

    private Transactions(Admin admin) {
        this.admin = admin;
    }

    public static Transactions at(String bootstrapServers) {
        return new Transactions(Admin.create(Map.of("bootstrap.servers", bootstrapServers)));
    }

    /** How many have records and are neither committed nor aborted. */
    public int open() {
        try {
            return admin.listTransactions(new ListTransactionsOptions().filterStates(OPEN))
                    .all()
                    .get()
                    .size();
        } catch (ExecutionException refused) {
            throw new IllegalStateException(refused.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Waits until every transaction is committed or, after its timeout, aborted. */
    public static void awaitNoneOpen(String bootstrapServers) {
        try (Transactions transactions = at(bootstrapServers)) {
            await("end of all transactions").atMost(PATIENCE).until(() -> transactions.open() == 0);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
