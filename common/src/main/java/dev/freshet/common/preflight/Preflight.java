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
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;

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
            if (settings.transactional()) {
                faults.addAll(new TimeoutCheck(admin, settings, sink.transactionTimeout()).faults());
                faults.addAll(new TwinCheck(admin, sink.transactionalIdPrefix(), settings.twinWatch()).faults());
            }
        } catch (ExecutionException e) {
            faults.add(unreachable(kafka, e.getCause() == null ? e : e.getCause()));
        } catch (KafkaException e) {
            faults.add(unreachable(kafka, rootOf(e)));
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

    private static String unreachable(KafkaSettings kafka, Throwable cause) {
        String servers = kafka.bootstrapServers();
        if (cause instanceof SslAuthenticationException) {
            return "no TLS connection to Kafka at %s: %s. Check kafka.ssl.truststore.*, kafka.ssl.keystore.* and the host name in the broker's certificate"
                    .formatted(servers, cause.getMessage());
        }
        if (cause instanceof AuthenticationException) {
            return "Kafka at %s refuses the credentials: %s. Check kafka.security.protocol, kafka.sasl.mechanism and kafka.sasl.jaas.config"
                    .formatted(servers, cause.getMessage());
        }
        if (cause instanceof TimeoutException) {
            return "Kafka at %s does not answer. Check kafka.bootstrap.servers, the network and kafka.security.protocol; --preflight=off where only the cluster can reach Kafka"
                    .formatted(servers);
        }
        return "Kafka at %s cannot be asked: %s. Check the kafka.* options".formatted(servers, cause);
    }

    /** Kafka wraps what is wrong with a property in "failed to create client". */
    private static Throwable rootOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
