/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.kafka;

import static org.awaitility.Awaitility.await;

import dev.freshet.kafka.embedded.EmbeddedKafka;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;

/** What an operator may do to a topic under a running job. Each call is done when it returns. */
public final class TopicAdmin {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The broker's word for the end of a partition. */
    private static final long END = -1;

    private final String bootstrapServers;

    private TopicAdmin(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    public static TopicAdmin of(EmbeddedKafka broker) {
        return new TopicAdmin(broker.bootstrapServers());
    }

    public void create(String topic, int partitions) {
        call(admin -> admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                .all());
    }

    public void delete(String topic) {
        call(admin -> admin.deleteTopics(List.of(topic)).all());
    }

    /** Takes the right to write from everybody; reading stays. For a broker that asks for rights where some are given. */
    public void forbidWriting(String topic) {
        call(admin -> admin.createAcls(List.of(
                        everybodys(topic, AclOperation.WRITE, AclPermissionType.DENY),
                        everybodys(topic, AclOperation.READ, AclPermissionType.ALLOW)))
                .all());
    }

    /** Ends {@link #forbidWriting}. */
    public void allowWriting(String topic) {
        ResourcePatternFilter resource = new ResourcePatternFilter(ResourceType.TOPIC, topic, PatternType.LITERAL);
        call(admin -> admin.deleteAcls(List.of(new AclBindingFilter(resource, AccessControlEntryFilter.ANY)))
                .all());
    }

    private static AclBinding everybodys(String topic, AclOperation operation, AclPermissionType permission) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                new AccessControlEntry("User:*", "*", operation, permission));
    }

    /** Raises the number of partitions. */
    public void enlarge(String topic, int partitions) {
        call(admin -> admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions)))
                .all());
    }

    /** As retention would, with everything that is there now. */
    public void deleteAllRecords(String topic) {
        call(admin -> admin.deleteRecords(partitions(admin, topic, RecordsToDelete.beforeOffset(END)))
                .all());
    }

    /** How many records each partition was ever given. */
    public Map<Integer, Long> ends(String topic) {
        Map<Integer, Long> ends = new TreeMap<>();
        offsets(topic).forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
        return ends;
    }

    /** Waits until so many records are there, committed or not. */
    public void awaitWritten(String topic, int count) {
        await("records of " + topic).atMost(PATIENCE).until(() -> written(topic) >= count);
    }

    /** Waits until a consumer group has committed all that is there; for a job, until it is part of a checkpoint. */
    public void awaitRead(String topic, String group, Duration atMost) {
        await(group + " to read " + topic).atMost(atMost).until(() -> unread(topic, group) == 0);
    }

    private long unread(String topic, String group) {
        Map<TopicPartition, OffsetAndMetadata> read =
                call(admin -> admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        return offsets(topic).entrySet().stream()
                .mapToLong(end -> {
                    OffsetAndMetadata next = read.get(end.getKey());
                    return end.getValue().offset() - (next == null ? 0 : next.offset());
                })
                .sum();
    }

    private long written(String topic) {
        return offsets(topic).values().stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(String topic) {
        return call(admin ->
                admin.listOffsets(partitions(admin, topic, OffsetSpec.latest())).all());
    }

    private static <T> Map<TopicPartition, T> partitions(Admin admin, String topic, T value)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, T> partitions = new HashMap<>();
        TopicDescription description = Objects.requireNonNull(
                admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic));
        description.partitions().forEach(each -> partitions.put(new TopicPartition(topic, each.partition()), value));
        return partitions;
    }

    private <T> T call(AdminCall<T> call) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            return call.on(admin).get();
        } catch (ExecutionException refused) {
            throw new IllegalStateException(refused.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** One request. */
    @FunctionalInterface
    private interface AdminCall<T> {
        KafkaFuture<T> on(Admin admin) throws ExecutionException, InterruptedException;
    }
}
