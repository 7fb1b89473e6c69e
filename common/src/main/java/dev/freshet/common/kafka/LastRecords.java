/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the last committed record of a partition. The offset before its end need not be one: markers of transactions and
 * records that were aborted have offsets too, and whoever waits for such a one waits for ever.
 */
final class LastRecords implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int MOST_POLLS_IN_VAIN = 300;
    private static final long FIRST_STEP = 16;
    private static final long GROWTH = 16;

    private final KafkaConsumer<byte[], byte[]> consumer;

    LastRecords(Properties client) {
        Properties settings = new Properties();
        settings.putAll(client);
        settings.setProperty("isolation.level", "read_committed");
        settings.setProperty("allow.auto.create.topics", "false");
        settings.setProperty("enable.auto.commit", "false");
        // What is deleted while we look was not there.
        settings.setProperty("auto.offset.reset", "earliest");
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * The offsets of the last records that a reader of the splits will find now; none for a partition that holds none.
     *
     * @throws RetriableException where Kafka cannot tell at the moment
     */
    Map<TopicPartition, Long> of(Collection<KafkaPartitionSplit> splits) {
        List<TopicPartition> partitions =
                splits.stream().map(KafkaPartitionSplit::getTopicPartition).toList();
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> last = new HashMap<>();
        for (KafkaPartitionSplit split : splits) {
            TopicPartition partition = split.getTopicPartition();
            long from = Math.max(split.getStartingOffset(), beginnings.getOrDefault(partition, 0L));
            Long found = lastBetween(partition, from, ends.getOrDefault(partition, 0L));
            if (found != null) {
                last.put(partition, found);
            }
        }
        return last;
    }

    /** Looks at the end first, and further back where nothing is there. */
    private @Nullable Long lastBetween(TopicPartition partition, long from, long end) {
        consumer.assign(List.of(partition));
        long rest = end;
        for (long step = FIRST_STEP; rest > from; step *= GROWTH) {
            long begin = Math.max(from, rest - step);
            Long found = read(partition, begin, rest);
            if (found != null) {
                return found;
            }
            rest = begin;
        }
        return null;
    }

    private @Nullable Long read(TopicPartition partition, long begin, long end) {
        consumer.seek(partition, begin);
        Long last = null;
        int inVain = 0;
        for (long position = begin; position < end; position = consumer.position(partition)) {
            for (ConsumerRecord<byte[], byte[]> read : consumer.poll(POLL)) {
                if (read.offset() < end) {
                    last = read.offset();
                }
            }
            inVain = consumer.position(partition) == position ? inVain + 1 : 0;
            if (inVain == MOST_POLLS_IN_VAIN) {
                throw new TimeoutException("looked in vain for the last record of " + partition);
            }
        }
        return last;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
