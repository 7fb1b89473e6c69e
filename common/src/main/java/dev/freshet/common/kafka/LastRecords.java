/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the last committed record of a partition. The offset before its end need not be one: markers of transactions and
 * records that were aborted have offsets too, and whoever waits for such a one waits for ever.
 */
final class LastRecords implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CLOSING = Duration.ofSeconds(1);

    /** So that one partition without a leader leaves something for the others. */
    private static final int MOST_POLLS_IN_VAIN_FOR_ONE = 100;

    private static final long FIRST_STEP = 16;
    private static final long GROWTH = 16;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private int pollsInVainLeft;
    private int pollsInVainOfThis;

    /**
     * @param client how to reach Kafka, as whom, and under which name
     * @param pollsInVain how many polls of {@link #POLL} may bring nothing, over all partitions
     */
    LastRecords(Properties client, int pollsInVain) {
        Properties settings = new Properties();
        settings.putAll(client);
        settings.setProperty("isolation.level", "read_committed");
        settings.setProperty("allow.auto.create.topics", "false");
        settings.setProperty("enable.auto.commit", "false");
        // What is deleted while we look was not there.
        settings.setProperty("auto.offset.reset", "earliest");
        // Nobody needs to wait for more at the end of a partition, where this one reads.
        settings.setProperty("fetch.min.bytes", "1");
        settings.setProperty("fetch.max.wait.ms", Long.toString(POLL.toMillis() / 2));
        // It reads a second time what somebody else counts and traces.
        settings.remove("interceptor.classes");
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        pollsInVainLeft = pollsInVain;
    }

    /**
     * The offset of the last record from one offset on and before another; null where there is none. Looks at the end first,
     * and further back where nothing is there.
     *
     * @throws TimeoutException where Kafka delivers nothing for too long
     */
    @Nullable
    Long lastBetween(TopicPartition partition, long from, long end) {
        consumer.assign(List.of(partition));
        pollsInVainOfThis = Math.min(pollsInVainLeft, MOST_POLLS_IN_VAIN_FOR_ONE);
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
        for (long position = begin; position < end; position = consumer.position(partition)) {
            for (ConsumerRecord<byte[], byte[]> read : consumer.poll(POLL)) {
                if (read.offset() < end) {
                    last = read.offset();
                }
            }
            if (consumer.position(partition) == position) {
                pollsInVainLeft--;
                if (pollsInVainOfThis-- <= 0) {
                    throw new TimeoutException("looked in vain for the last record of " + partition);
                }
            }
        }
        return last;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSING));
    }
}
