/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.preflight;

import dev.freshet.common.delivery.SinkSettings;
import dev.freshet.common.kafka.KafkaSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Asks Kafka, before a job starts, for everything that would otherwise fail it later or, worse, lose results. */
public final class Preflight {

    private static final String PATIENCE_MILLIS = "15000";

    private Preflight() {}

    /**
     * Returns when everything is as it must be.
     *
     * @throws PreflightException with all faults, each with what to do about it
     */
    public static void check(KafkaSettings kafka, SinkSettings sink, PreflightSettings settings)
            throws PreflightException, InterruptedException {
        List<String> faults = new ArrayList<>();
        try (Admin admin = Admin.create(patient(kafka))) {
            admin.describeCluster().clusterId().get();
            faults.addAll(new TopicCheck(admin, settings, sink.maximumRecordBytes()).faults());
            faults.addAll(new AccessCheck(admin, settings, sink.transactionalIdPrefix()).faults());
            if (settings.transactional()) {
                faults.addAll(new TimeoutCheck(admin, settings, sink.transactionTimeout()).faults());
                faults.addAll(new TwinCheck(admin, sink.transactionalIdPrefix(), settings.twinWatch()).faults());
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

    private static Properties patient(KafkaSettings kafka) {
        Properties admin = kafka.clientProperties();
        admin.putIfAbsent("default.api.timeout.ms", PATIENCE_MILLIS);
        admin.putIfAbsent("request.timeout.ms", PATIENCE_MILLIS);
        return admin;
    }
}
