/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.demo;

import dev.freshet.common.kafka.KafkaSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Follows the job's output topics, committed records only, in a thread of its own. */
final class FiguresReader implements AutoCloseable {

    private final ShopFigures figures;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread = new Thread(this::follow, "demo-figures");
    private volatile @Nullable Exception failure;

    private FiguresReader(ShopFigures figures, KafkaConsumer<byte[], byte[]> consumer) {
        this.figures = figures;
        this.consumer = consumer;
        thread.setDaemon(true);
    }

    static FiguresReader start(ShopFigures figures, KafkaSettings kafka, Collection<String> topics) {
        Properties properties = kafka.clientProperties();
        properties.setProperty("isolation.level", "read_committed");
        properties.setProperty("enable.auto.commit", "false");
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        FiguresReader reader = new FiguresReader(figures, consumer);
        reader.thread.start();
        return reader;
    }

    /** Why the figures stand still. */
    Optional<Exception> failure() {
        return Optional.ofNullable(failure);
    }

    private void follow() {
        try (consumer) {
            while (true) {
                consumer.poll(Duration.ofSeconds(1)).forEach(figures::take);
            }
        } catch (WakeupException closed) {
            // close() asked for it.
        } catch (RuntimeException failed) {
            failure = failed;
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(3_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
