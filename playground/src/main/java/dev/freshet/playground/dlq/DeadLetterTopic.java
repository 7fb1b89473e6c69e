/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.dlq;

import dev.freshet.common.delivery.DeadLetter;
import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.playground.cli.CommandFailure;
import dev.freshet.playground.kafka.CommittedRange;
import dev.freshet.playground.kafka.KafkaTopics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One dead-letter topic, read from its beginning to what was committed when it was read first: a job that writes on is not
 * waited for, and to read again is to see the same letters.
 */
final class DeadLetterTopic {

    private static final String SUFFIX = ".dlq";

    private final KafkaSettings kafka;
    private final String name;
    private @Nullable Range range;

    private record Range(Map<TopicPartition, Long> beginnings, Map<TopicPartition, Long> ends) {}

    private DeadLetterTopic(KafkaSettings kafka, String name) {
        this.kafka = kafka;
        this.name = name;
    }

    /** The topic of that name, or the one beside the topic of that name. */
    static DeadLetterTopic of(KafkaSettings kafka, String topic) {
        return new DeadLetterTopic(kafka, topic.endsWith(SUFFIX) ? topic : topic + SUFFIX);
    }

    String name() {
        return name;
    }

    void read(Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        if (range == null) {
            range = rangeOfNow();
        }
        new CommittedRange(kafka).read(range.beginnings, range.ends, reader);
    }

    private Range rangeOfNow() {
        List<String> names = List.of(name);
        try (KafkaTopics topics = KafkaTopics.of(kafka)) {
            if (topics.partitions(names).isEmpty()) {
                throw new CommandFailure("There is no topic " + name + " on " + kafka.bootstrapServers()
                        + "; 'freshet topics JOB' lists the topics of a job.");
            }
            return new Range(topics.beginnings(names), topics.committedEnds(names));
        }
    }

    /** The record as a dead letter; empty where it carries no headers of one. */
    static Optional<DeadLetter> parse(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.of(DeadLetter.parse(record));
        } catch (IllegalArgumentException noDeadLetter) {
            return Optional.empty();
        }
    }
}
