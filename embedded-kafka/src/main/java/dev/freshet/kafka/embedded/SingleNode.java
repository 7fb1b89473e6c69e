/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.kafka.embedded;

import java.util.Map;

/** What a lone broker needs to differ in from Kafka's defaults, however it is started. */
public final class SingleNode {

    /**
     * Broker properties by Kafka's own names.
     *
     * <p>Internal topics get one replica, because there is one broker. Nothing is deleted by age: records of the past are
     * legitimate test data, and a broker's default retention would delete them as soon as they are written. Topics are
     * never made by accident, so that a job which reads a wrong or deleted topic fails here as it does in production. The
     * largest transaction timeout stays Kafka's default, 15 minutes.
     */
    public static final Map<String, String> PROPERTIES = Map.ofEntries(
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "4"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
            Map.entry("log.retention.ms", "-1"),
            Map.entry("auto.create.topics.enable", "false"));

    private SingleNode() {}
}
