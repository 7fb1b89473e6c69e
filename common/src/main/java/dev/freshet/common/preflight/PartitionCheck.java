/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every subtask that reads a topic of events has a partition of it: one that has none holds time back as a silent partition
 * does, until it counts as idle.
 */
final class PartitionCheck {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionCheck.class);

    private final Admin admin;
    private final PreflightSettings settings;

    PartitionCheck(Admin admin, PreflightSettings settings) {
        this.admin = admin;
        this.settings = settings;
    }

    List<String> faults() throws InterruptedException, ExecutionException {
        List<String> events = settings.topics().stream()
                .filter(RequiredTopic::holdsEventsToRead)
                .map(RequiredTopic::name)
                .toList();
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
                admin.describeTopics(events).topicNameValues().entrySet()) {
            int partitions = partitionsOf(topic.getValue());
            if (partitions >= settings.sourceSubtasks()) {
                continue;
            }
            if (settings.idleTimeout().isZero()) {
                faults.add(
                        "topic %s has %d partitions for %d source subtasks, and with source.idle-timeout=0 those without one hold time back for ever: give an idle timeout, or a parallelism of at most %d, or add partitions"
                                .formatted(topic.getKey(), partitions, settings.sourceSubtasks(), partitions));
            } else {
                LOG.warn(
                        "Topic {} has {} partitions for {} source subtasks: after each start, those without one hold time back for {} (source.idle-timeout)",
                        topic.getKey(),
                        partitions,
                        settings.sourceSubtasks(),
                        InWords.of(settings.idleTimeout()));
            }
        }
        return faults;
    }

    /** As many as there may be, where there is no topic or no right to see it: that is told by others. */
    private static int partitionsOf(KafkaFuture<TopicDescription> topic)
            throws InterruptedException, ExecutionException {
        try {
            return topic.get().partitions().size();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException
                    || e.getCause() instanceof AuthorizationException) {
                return Integer.MAX_VALUE;
            }
            throw e;
        }
    }
}
