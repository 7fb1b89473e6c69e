/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.kafka;

import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.playground.cli.CommandFailure;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The committed records between two offsets of each partition: partition by partition, each in Kafka's order. */
public final class CommittedRange {

    /** Without a record for so long, the end is behind a transaction that is still open. */
    private static final int MOST_EMPTY_POLLS = 60;

    private final KafkaSettings kafka;

    public CommittedRange(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    /**
     * Reads the partitions of one topic.
     *
     * @param beginnings first offset of each partition
     * @param ends the offset after the last of each partition
     * @throws CommandFailure where Kafka deletes records of the range before they are read, or a transaction in it stays open
     */
    public void read(
            Map<TopicPartition, Long> beginnings,
            Map<TopicPartition, Long> ends,
            Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        List<TopicPartition> partitions = beginnings.keySet().stream()
                .filter(ends::containsKey)
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .toList();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            for (TopicPartition partition : partitions) {
                consumer.assign(List.of(partition));
                consumer.seek(partition, beginnings.getOrDefault(partition, 0L));
                readTo(consumer, partition, ends.getOrDefault(partition, 0L), reader);
            }
        } catch (OffsetOutOfRangeException deleted) {
            throw new CommandFailure(
                    "Kafka has deleted records of " + deleted.partitions() + " while they were read, as the topic's"
                            + " retention says. Call again: it begins with what is left.",
                    deleted);
        }
    }

    /** The position also passes the marks that end a transaction, which are no records. */
    private static void readTo(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition partition,
            long end,
            Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        int emptyPolls = 0;
        while (consumer.position(partition) < end) {
            long before = consumer.position(partition);
            consumer.poll(Duration.ofMillis(500)).forEach(record -> {
                if (record.offset() < end) {
                    reader.accept(record);
                }
            });
            emptyPolls = consumer.position(partition) == before ? emptyPolls + 1 : 0;
            if (emptyPolls == MOST_EMPTY_POLLS) {
                throw new CommandFailure("The end of " + partition + " is not committed: a transaction is still open"
                        + " there, from a job that runs or died. Wait for its timeout, or use a topic of your own.");
            }
        }
    }

    private Properties properties() {
        Properties properties = kafka.clientProperties();
        properties.setProperty("isolation.level", "read_committed");
        properties.setProperty("enable.auto.commit", "false");
        // A reset would skip what is left of the range, or all of it, in silence.
        properties.setProperty("auto.offset.reset", "none");
        properties.setProperty("allow.auto.create.topics", "false");
        return properties;
    }
}
