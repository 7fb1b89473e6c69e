/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.dlq;

import dev.freshet.common.delivery.DeadLetter;
import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.playground.cli.CommandFailure;
import dev.freshet.playground.kafka.CommittedRange;
import dev.freshet.playground.kafka.KafkaTopics;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One dead-letter topic, read from its beginning to what is committed now: a job that writes on is not waited for. */
final class DeadLetterTopic {

    private static final String SUFFIX = ".dlq";

    private final KafkaSettings kafka;
    private final String name;

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
        List<String> names = List.of(name);
        try (KafkaTopics topics = KafkaTopics.of(kafka)) {
            if (topics.partitions(names).isEmpty()) {
                throw new CommandFailure("There is no topic " + name + " on " + kafka.bootstrapServers()
                        + "; 'freshet topics JOB' lists the topics of a job.");
            }
            new CommittedRange(kafka).read(topics.beginnings(names), topics.committedEnds(names), reader);
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
