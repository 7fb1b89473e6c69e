/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.kafka;

import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.playground.cli.CommandFailure;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics of one Kafka cluster. Fails in one line where the cluster does not answer. */
public final class KafkaTopics implements AutoCloseable {

    private static final String PATIENCE_MILLIS = "10000";
    private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(10);
    private static final Duration ASK_AGAIN = Duration.ofMillis(50);

    private final Admin admin;
    private final String servers;

    private KafkaTopics(Admin admin, String servers) {
        this.admin = admin;
        this.servers = servers;
    }

    /**
     * Makes the client; asks nothing yet.
     *
     * @throws CommandFailure where that is impossible, such as for a host that does not exist
     */
    public static KafkaTopics of(KafkaSettings kafka) {
        Properties properties = kafka.clientProperties();
        properties.putIfAbsent("default.api.timeout.ms", PATIENCE_MILLIS);
        properties.putIfAbsent("request.timeout.ms", PATIENCE_MILLIS);
        try {
            return new KafkaTopics(Admin.create(properties), kafka.bootstrapServers());
        } catch (KafkaException failed) {
            throw ClientFailure.unusable(kafka.bootstrapServers(), failed);
        }
    }

    /** The id that Kafka gave itself; asked to see whether it answers. */
    public String clusterId() {
        return answer(admin.describeCluster().clusterId());
    }

    /** Number of partitions of those that exist. */
    public Map<String, Integer> partitions(Collection<String> names) {
        Map<String, Integer> partitions = new TreeMap<>();
        admin.describeTopics(names).topicNameValues().forEach((name, description) -> {
            description(description)
                    .ifPresent(found -> partitions.put(name, found.partitions().size()));
        });
        return partitions;
    }

    /**
     * Creates topics and waits until the broker tells of them, which may be a moment after it has said yes.
     *
     * @param partitions of each, by name
     * @param replicas of each; the broker's default where empty
     */
    public void create(Collection<JobTopic> topics, Map<String, Integer> partitions, Optional<Short> replicas) {
        List<NewTopic> wanted = topics.stream()
                .map(topic -> new NewTopic(topic.name(), Optional.ofNullable(partitions.get(topic.name())), replicas)
                        .configs(Map.of("cleanup.policy", topic.role().isCompacted() ? "compact" : "delete")))
                .toList();
        answer(admin.createTopics(wanted).all());
        List<String> names = topics.stream().map(JobTopic::name).toList();
        long deadline = System.nanoTime() + VISIBLE_WITHIN.toNanos();
        while (partitions(names).size() < names.size() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(ASK_AGAIN.toNanos());
        }
    }

    /** First offset of every partition. */
    public Map<TopicPartition, Long> beginnings(Collection<String> names) {
        return offsets(names, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
    }

    /** The offset after the last record of every partition, open transactions included. */
    public Map<TopicPartition, Long> ends(Collection<String> names) {
        return offsets(names, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
    }

    /**
     * How far every partition can be read at once: before the first record of its oldest open transaction, at its end where
     * none is open. Kafka ends transactions a moment after it has told the writer so.
     */
    public Map<TopicPartition, Long> committedEnds(Collection<String> names) {
        return offsets(names, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
    }

    private Map<TopicPartition, Long> offsets(Collection<String> names, OffsetSpec spec, IsolationLevel isolation) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        partitions(names).forEach((name, count) -> {
            for (int partition = 0; partition < count; partition++) {
                wanted.put(new TopicPartition(name, partition), spec);
            }
        });
        Map<TopicPartition, ListOffsetsResultInfo> found = answer(
                admin.listOffsets(wanted, new ListOffsetsOptions(isolation)).all());
        Map<TopicPartition, Long> offsets = new LinkedHashMap<>();
        found.forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }

    private Optional<TopicDescription> description(KafkaFuture<TopicDescription> description) {
        try {
            return Optional.of(description.get());
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw ClientFailure.refused(servers, failed.getCause());
        } catch (InterruptedException interrupted) {
            throw stopped();
        }
    }

    private <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw ClientFailure.refused(servers, failed.getCause());
        } catch (InterruptedException interrupted) {
            throw stopped();
        }
    }

    private static CommandFailure stopped() {
        Thread.currentThread().interrupt();
        return new CommandFailure("Stopped while waiting for Kafka.");
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
