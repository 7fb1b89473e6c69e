/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.kafka;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.connector.kafka.source.enumerator.subscriber.KafkaSubscriber;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * All partitions of one topic, found anew with every discovery.
 *
 * <p>A topic that is gone fails the job by name; so does one that was deleted and created again, which keeps its name but
 * not its records. The latter is noticed while one job manager lives; across its restarts the offsets are the only sign.
 */
final class TopicSubscriber implements KafkaSubscriber {

    private static final long serialVersionUID = 1L;

    /** A topic that has just been created may not be known to every broker yet. */
    private static final int ATTEMPTS = 10;

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final String topic;

    /** The topic's identity as first seen; a topic of the same name that is created later has another. */
    private transient @Nullable Uuid identity;

    TopicSubscriber(String topic) {
        this.topic = topic;
    }

    @Override
    public Set<TopicPartition> getSubscribedTopicPartitions(AdminClient admin) {
        TopicDescription description = describe(admin);
        if (identity != null && !identity.equals(description.topicId())) {
            throw new LostInputException(
                    "topic %s was deleted and created again while the job was reading it: what was not yet read is gone. Start the job without its state, or read the new topic from its beginning under a new instance name and into empty result topics"
                            .formatted(topic));
        }
        identity = description.topicId();
        Set<TopicPartition> partitions = new HashSet<>();
        for (TopicPartitionInfo partition : description.partitions()) {
            partitions.add(new TopicPartition(topic, partition.partition()));
        }
        return partitions;
    }

    private TopicDescription describe(AdminClient admin) {
        for (int attempt = 1; ; attempt++) {
            try {
                return admin.describeTopics(Set.of(topic))
                        .allTopicNames()
                        .get()
                        .values()
                        .iterator()
                        .next();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw new KafkaException(
                            "the partitions of topic %s cannot be listed".formatted(topic), e.getCause());
                }
                if (attempt == ATTEMPTS) {
                    throw new LostInputException(
                            "topic %s does not exist: it was deleted, or never created. Create it (topics.create=true) or take it back from a copy; if its records are gone for good, start the job without its state"
                                    .formatted(topic));
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            } catch (InterruptedException e) {
                throw interrupted();
            }
        }
    }

    private KafkaException interrupted() {
        Thread.currentThread().interrupt();
        return new KafkaException("interrupted while listing the partitions of topic " + topic);
    }
}
