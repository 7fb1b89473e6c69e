/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;

/** Asks Kafka's transaction coordinator. Only used when a commit has failed, so it connects anew each time. */
final class CoordinatorInquiry implements TransactionInspector {

    private final Properties admin;

    CoordinatorInquiry(Properties admin) {
        this.admin = admin;
    }

    @Override
    public TransactionFate fateOf(KafkaCommittable committable) throws InterruptedException {
        String id = committable.getTransactionalId();
        try (Admin client = Admin.create(admin)) {
            TransactionDescription known =
                    client.describeTransactions(List.of(id)).description(id).get();
            return TransactionFate.of(committable, known);
        } catch (ExecutionException e) {
            return e.getCause() instanceof TransactionalIdNotFoundException
                    ? TransactionFate.forgotten()
                    : TransactionFate.unreadable(e.getCause() == null ? e : e.getCause());
        } catch (KafkaException e) {
            return TransactionFate.unreadable(e);
        }
    }
}
