/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.preflight;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A transaction must be allowed to stay open over a checkpoint interval and an outage, and no longer than the broker lets. */
final class TimeoutCheck {

    private static final Logger LOG = LoggerFactory.getLogger(TimeoutCheck.class);
    private static final String BROKER_MAXIMUM = "transaction.max.timeout.ms";

    private final Admin admin;
    private final PreflightSettings settings;
    private final Duration transactionTimeout;

    TimeoutCheck(Admin admin, PreflightSettings settings, Duration transactionTimeout) {
        this.admin = admin;
        this.settings = settings;
        this.transactionTimeout = transactionTimeout;
    }

    List<String> faults() throws InterruptedException, ExecutionException {
        List<String> faults = new ArrayList<>();
        if (settings.checkpointInterval().isNegative()
                || settings.checkpointInterval().isZero()) {
            faults.add("checkpoints are switched off, so no transaction would ever be committed: set"
                    + " execution.checkpointing.interval, or sink.delivery=at-least-once");
            return faults;
        }
        Duration needed = settings.checkpointInterval().plus(settings.expectedRestart());
        if (transactionTimeout.compareTo(needed) <= 0) {
            faults.add(
                    "sink.transaction-timeout is %s, but a transaction must outlive a checkpoint interval (%s) and the longest restart (%s): make it longer than %s"
                            .formatted(
                                    InWords.of(transactionTimeout),
                                    InWords.of(settings.checkpointInterval()),
                                    InWords.of(settings.expectedRestart()),
                                    InWords.of(needed)));
        }
        Duration allowed = brokerMaximum();
        if (transactionTimeout.compareTo(allowed) > 0) {
            faults.add(
                    "sink.transaction-timeout is %s, but the broker allows at most %s: lower the option, or raise %s on the brokers"
                            .formatted(InWords.of(transactionTimeout), InWords.of(allowed), BROKER_MAXIMUM));
        }
        return faults;
    }

    /** Brokers may differ while they are being reconfigured; any of them may coordinate, so the least counts. */
    private Duration brokerMaximum() throws InterruptedException, ExecutionException {
        List<ConfigResource> brokers = new ArrayList<>();
        for (Node node : admin.describeCluster().nodes().get()) {
            brokers.add(new ConfigResource(ConfigResource.Type.BROKER, node.idString()));
        }
        try {
            Duration least = Duration.ofMillis(Long.MAX_VALUE);
            for (Config config : admin.describeConfigs(brokers).all().get().values()) {
                ConfigEntry entry = config.get(BROKER_MAXIMUM);
                if (entry != null && entry.value() != null) {
                    Duration one = Duration.ofMillis(Long.parseLong(entry.value()));
                    least = one.compareTo(least) < 0 ? one : least;
                }
            }
            return least;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                LOG.warn("No right to read the brokers' {}; it is not checked", BROKER_MAXIMUM);
                return Duration.ofMillis(Long.MAX_VALUE);
            }
            throw e;
        }
    }
}
