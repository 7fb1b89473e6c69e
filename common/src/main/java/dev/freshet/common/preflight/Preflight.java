/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.preflight;

import dev.freshet.common.delivery.SinkSettings;
import dev.freshet.common.kafka.KafkaSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Asks Kafka, before a job starts, for everything that would otherwise fail it later or, worse, lose results. */
public final class Preflight {

    private static final String PATIENCE_MILLIS = "15000";
    private static final String CALL_TIMEOUT = "default.api.timeout.ms";
    private static final String REQUEST_TIMEOUT = "request.timeout.ms";

    private Preflight() {}

    /**
     * Returns when everything is as it must be.
     *
     * @param progress is told what takes its time
     * @throws PreflightException with all faults, each with what to do about it
     */
    public static void check(
            KafkaSettings kafka, SinkSettings sink, PreflightSettings settings, Consumer<String> progress)
            throws PreflightException, InterruptedException {
        List<String> faults = new ArrayList<>();
        try (Admin admin = Admin.create(patient(kafka))) {
            admin.describeCluster().clusterId().get();
            faults.addAll(new ClientCheck(kafka, sink, settings).faults());
            faults.addAll(new TopicCheck(admin, settings, sink.maximumRecordBytes()).faults());
            faults.addAll(new PartitionCheck(admin, settings).faults());
            faults.addAll(new AccessCheck(admin, settings, sink.transactionalIdPrefix()).faults());
            if (settings.transactional()) {
                faults.addAll(new TimeoutCheck(admin, settings, sink.transactionTimeout()).faults());
                faults.addAll(
                        new TwinCheck(admin, sink.transactionalIdPrefix(), settings.twinWatch(), progress).faults());
            }
        } catch (ExecutionException e) {
            faults.add(ConnectionFault.explain(kafka.bootstrapServers(), e.getCause() == null ? e : e.getCause()));
        } catch (KafkaException e) {
            faults.add(ConnectionFault.explain(kafka.bootstrapServers(), e));
        }
        if (!faults.isEmpty()) {
            throw new PreflightException(faults);
        }
    }

    /**
     * Does with Kafka what has to be done before the job starts.
     *
     * @throws PreflightException where Kafka does not answer, with what to do about it
     */
    public static void require(KafkaSettings kafka, Runnable call) throws PreflightException {
        try {
            call.run();
        } catch (KafkaException e) {
            throw new PreflightException(List.of(ConnectionFault.explain(kafka.bootstrapServers(), e)));
        }
    }

    /** Kafka refuses a request timeout above that of the whole call, so who sets one of them has both as Kafka has them. */
    private static Properties patient(KafkaSettings kafka) {
        Properties admin = kafka.clientProperties();
        if (!admin.containsKey(CALL_TIMEOUT) && !admin.containsKey(REQUEST_TIMEOUT)) {
            admin.put(CALL_TIMEOUT, PATIENCE_MILLIS);
            admin.put(REQUEST_TIMEOUT, PATIENCE_MILLIS);
        }
        return admin;
    }
}
