/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.kafka;

import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes more records than a test could remember. */
public final class BulkProducer {

    private BulkProducer() {}

    /** Writes them in order, as fast as Kafka takes them; all are there when this returns. */
    public static void send(String bootstrapServers, Stream<ProducerRecord<byte[], byte[]>> records) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("enable.idempotence", "true");
        settings.put("linger.ms", "20");
        settings.put("batch.size", "131072");
        AtomicReference<Exception> refused = new AtomicReference<>();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            records.forEach(record -> {
                Future<RecordMetadata> unused = producer.send(record, (written, failure) -> {
                    if (failure != null) {
                        refused.set(failure);
                    }
                });
            });
        }
        if (refused.get() != null) {
            throw new IllegalStateException("a record was not written", refused.get());
        }
    }
}
