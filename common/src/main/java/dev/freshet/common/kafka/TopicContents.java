/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * All that is committed in a topic at one moment. For small topics: it is all in memory.
 *
 * @param records partition by partition, each in Kafka's order
 * @param ends by partition, the offset after the last of them; what is committed later comes from there on
 */
record TopicContents(List<ConsumerRecord<byte[], byte[]>> records, Map<Integer, Long> ends) {

    private static final Duration POLL = Duration.ofMillis(100);

    /** Kafka delivers nothing for so many polls in a row. */
    private static final int MOST_POLLS_IN_VAIN = 300;

    /**
     * Reads a topic to the end that it has now.
     *
     * @param client how to reach Kafka, as whom, and under which name
     * @throws KafkaException where Kafka refuses, or does not deliver
     */
    static TopicContents of(Properties client, String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings(client), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            Map<Integer, Long> ends = new HashMap<>();
            consumer.endOffsets(partitions).forEach((partition, end) -> {
                ends.put(partition.partition(), end);
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                readTo(consumer, partition, end, records);
            });
            return new TopicContents(records, ends);
        }
    }

    private static void readTo(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition partition,
            long end,
            List<ConsumerRecord<byte[], byte[]>> records) {
        int pollsInVain = 0;
        for (long position = consumer.position(partition); position < end; ) {
            for (ConsumerRecord<byte[], byte[]> read : consumer.poll(POLL)) {
                if (read.offset() < end) {
                    records.add(read);
                }
            }
            long reached = consumer.position(partition);
            pollsInVain = reached == position ? pollsInVain + 1 : 0;
            if (pollsInVain == MOST_POLLS_IN_VAIN) {
                throw new TimeoutException("read in vain from " + partition + " at " + position + " of " + end);
            }
            position = reached;
        }
    }

    private static Properties settings(Properties client) {
        Properties settings = new Properties();
        settings.putAll(client);
        settings.setProperty("isolation.level", "read_committed");
        settings.setProperty("allow.auto.create.topics", "false");
        settings.setProperty("enable.auto.commit", "false");
        // What compaction takes away while we look is in a newer record.
        settings.setProperty("auto.offset.reset", "earliest");
        return settings;
    }
}
