/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.replay;

import dev.freshet.common.codec.Codec;
import dev.freshet.common.codec.RefusedException;
import dev.freshet.common.contract.Topic;
import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.playground.cli.CommandFailure;
import dev.freshet.playground.kafka.BytesProducer;
import dev.freshet.playground.kafka.JobTopic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Puts the lines of a file into a topic, each line as it is, broken ones too. The key comes out of the record, as the
 * topic's contract says. A line that does not tell it goes to any partition without a key; into a compacted topic, which
 * takes none without, under a key of its own that says where it stood: {@code catalog.ndjson:31}.
 */
final class TopicLoader {

    private final KafkaSettings kafka;

    TopicLoader(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    /** Returns the number of records, all of them received by Kafka. */
    <T> long load(Topic<T> topic, Path file) {
        Codec<T> codec = topic.codec();
        RefusedLines refused = new RefusedLines();
        long lines;
        try (KafkaProducer<byte[], byte[]> producer = BytesProducer.of(kafka)) {
            lines = Lines.read(file, (line, number) -> {
                byte[] key = key(topic, codec, line, file.getFileName() + ":" + number);
                Future<RecordMetadata> unused =
                        producer.send(new ProducerRecord<>(topic.name(), key, line), (sent, failed) -> {
                            if (failed != null) {
                                refused.add(number, failed);
                            }
                        });
            });
            producer.flush();
        } catch (IOException unreadable) {
            throw new CommandFailure("Cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
        refused.first().ifPresent(line -> {
            throw new CommandFailure("Cannot load " + file + " into " + topic + ", " + line);
        });
        return lines;
    }

    private static <T> byte @Nullable [] key(Topic<T> topic, Codec<T> codec, byte[] line, String place) {
        try {
            return topic.keyOf(codec.decode(line)).getBytes(StandardCharsets.UTF_8);
        } catch (RefusedException | IllegalStateException untold) {
            return JobTopic.isCompacted(topic) ? place.getBytes(StandardCharsets.UTF_8) : null;
        }
    }
}
