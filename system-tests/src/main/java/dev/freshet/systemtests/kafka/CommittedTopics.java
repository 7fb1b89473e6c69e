/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads topics as a careful consumer does: committed records only, each once, in the order of its partition.
 *
 * <p>Not safe for use by several threads.
 */
public final class CommittedTopics implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;

    public CommittedTopics(String bootstrapServers, Collection<String> topics) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("isolation.level", "read_committed");
        settings.put("auto.offset.reset", "none");
        settings.put("enable.auto.commit", "false");
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            consumer.partitionsFor(topic)
                    .forEach(each -> partitions.add(new TopicPartition(each.topic(), each.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** What has been committed since the last call, each partition in its order. */
    public List<ConsumerRecord<byte[], byte[]>> readOn() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        readOn(records::add);
        return records;
    }

    /** The same, handed over one by one: more than there is memory for. */
    public void readOn(Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        Set<TopicPartition> partitions = consumer.assignment();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
            consumer.poll(Duration.ofMillis(100)).forEach(reader);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
