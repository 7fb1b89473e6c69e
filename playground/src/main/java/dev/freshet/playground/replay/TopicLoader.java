/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.replay;

import dev.freshet.common.codec.Codec;
import dev.freshet.common.codec.RefusedException;
import dev.freshet.common.contract.Topic;
import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.playground.cli.CommandFailure;
import dev.freshet.playground.kafka.BytesProducer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Puts the lines of a file into a topic, each line as it is, broken ones too. The key comes out of the record, as the
 * topic's contract says; a line that does not tell it goes to any partition, without a key.
 */
final class TopicLoader {

    private final KafkaSettings kafka;

    TopicLoader(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    /** Returns the number of records, all of them received by Kafka. */
    <T> long load(Topic<T> topic, Path file) {
        Codec<T> codec = topic.codec();
        AtomicReference<@Nullable String> failure = new AtomicReference<>();
        long lines;
        try (KafkaProducer<byte[], byte[]> producer = BytesProducer.of(kafka)) {
            lines = Lines.read(file, (line, number) -> {
                byte[] key = key(topic, codec, line);
                Future<RecordMetadata> unused =
                        producer.send(new ProducerRecord<>(topic.name(), key, line), (sent, failed) -> {
                            if (failed != null) {
                                failure.compareAndSet(null, "line " + number + ": " + failed.getMessage());
                            }
                        });
            });
            producer.flush();
        } catch (IOException unreadable) {
            throw new CommandFailure("Cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
        String first = failure.get();
        if (first != null) {
            throw new CommandFailure("Cannot load " + file + " into " + topic + ", " + first);
        }
        return lines;
    }

    private static <T> byte @Nullable [] key(Topic<T> topic, Codec<T> codec, byte[] line) {
        try {
            return topic.keyOf(codec.decode(line)).getBytes(StandardCharsets.UTF_8);
        } catch (RefusedException | IllegalStateException untold) {
            return null;
        }
    }
}
