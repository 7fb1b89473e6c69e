/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.replay;

import dev.freshet.playground.cli.CommandFailure;
import dev.freshet.playground.kafka.CommittedRange;
import dev.freshet.playground.kafka.DeadLetterText;
import dev.freshet.playground.kafka.JobTopic;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes what a topic holds into {@code <topic>.ndjson}: committed records only, partition by partition, each in Kafka's
 * order, one line per record. A topic without records gives an empty file.
 */
final class OutputFiles {

    private static final byte[] NULL = "null".getBytes(StandardCharsets.UTF_8);

    private final CommittedRange range;
    private final Path directory;

    OutputFiles(CommittedRange range, Path directory) {
        this.range = range;
        this.directory = directory;
    }

    /** Returns how many records there were. */
    long write(JobTopic topic, Map<TopicPartition, Long> beginnings, Map<TopicPartition, Long> ends) {
        AtomicLong records = new AtomicLong();
        Path file = directory.resolve(topic.name() + ".ndjson");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            range.read(of(topic, beginnings), of(topic, ends), record -> {
                append(out, line(topic, record));
                records.incrementAndGet();
            });
        } catch (IOException | UncheckedIOException failed) {
            throw new CommandFailure("Cannot write " + file + ": " + failed.getMessage(), failed);
        }
        return records.get();
    }

    private static void append(OutputStream out, byte[] line) {
        try {
            out.write(line);
            out.write('\n');
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] line(JobTopic topic, ConsumerRecord<byte[], byte[]> record) {
        if (topic.role() == JobTopic.Role.DEAD_LETTERS) {
            return DeadLetterText.json(record);
        }
        return record.value() == null ? NULL : record.value();
    }

    private static Map<TopicPartition, Long> of(JobTopic topic, Map<TopicPartition, Long> offsets) {
        return offsets.entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(topic.name()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
