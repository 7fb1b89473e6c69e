/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Records as bytes: made from text, turned into text, and written. */
public final class Records {

    private Records() {}

    /** A record of UTF-8 text; the key decides the partition. */
    public static ProducerRecord<byte[], byte[]> text(String topic, @Nullable String key, @Nullable String value) {
        return new ProducerRecord<>(topic, bytes(key), bytes(value));
    }

    /** The values as UTF-8 text, in order; a null value is the text {@code null}. */
    public static List<String> values(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .map(record -> record.value() == null ? "null" : new String(record.value(), UTF_8))
                .toList();
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(UTF_8);
    }

    static List<RecordMetadata> write(String bootstrapServers, List<ProducerRecord<byte[], byte[]>> records) {
        try (KafkaProducer<byte[], byte[]> producer = producer(bootstrapServers, Map.of())) {
            return send(producer, records);
        }
    }

    static List<RecordMetadata> writeAborted(
            String bootstrapServers, String transactionalId, List<ProducerRecord<byte[], byte[]>> records) {
        try (KafkaProducer<byte[], byte[]> producer =
                producer(bootstrapServers, Map.of("transactional.id", transactionalId))) {
            producer.initTransactions();
            producer.beginTransaction();
            List<RecordMetadata> receipts = send(producer, records);
            producer.abortTransaction();
            return receipts;
        }
    }

    /** Idempotent, so that a retry changes neither order nor number; no limit of the client's own on a record's size. */
    private static KafkaProducer<byte[], byte[]> producer(String bootstrapServers, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("enable.idempotence", true);
        settings.put("max.request.size", 64 << 20);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static List<RecordMetadata> send(
            KafkaProducer<byte[], byte[]> producer, List<ProducerRecord<byte[], byte[]>> records) {
        List<Future<RecordMetadata>> pending = new ArrayList<>();
        records.forEach(record -> pending.add(producer.send(record)));
        producer.flush();
        List<RecordMetadata> receipts = new ArrayList<>();
        for (Future<RecordMetadata> receipt : pending) {
            try {
                receipts.add(receipt.get());
            } catch (ExecutionException refused) {
                throw new IllegalStateException(refused.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
        return receipts;
    }
}
