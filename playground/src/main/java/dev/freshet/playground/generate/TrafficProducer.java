/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate;

import dev.freshet.common.kafka.KafkaSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Sends records to Kafka, each when its time has come. */
public final class TrafficProducer implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    private TrafficProducer(KafkaProducer<String, byte[]> producer, InstantSource clock) {
        this.producer = producer;
        this.clock = clock;
    }

    /** Connects to Kafka. */
    public static TrafficProducer to(KafkaSettings kafka, InstantSource clock) {
        Properties properties = kafka.clientProperties();
        properties.putAll(Map.of(
                "acks", "all",
                "linger.ms", "20",
                "delivery.timeout.ms", "60000",
                "request.timeout.ms", "20000"));
        return new TrafficProducer(
                new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer()), clock);
    }

    /**
     * Waits until it is time, or does not wait where the time has passed, then sends.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public void send(GeneratedRecord record) throws Exception {
        Exception failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        waitUntil(record.sentAt());
        Future<RecordMetadata> unused = producer.send(
                new ProducerRecord<>(record.topic(), record.key(), record.value()), (done, failedSend) -> {
                    if (failedSend != null) {
                        failure.compareAndSet(null, failedSend);
                    }
                });
    }

    private void waitUntil(Instant time) throws InterruptedException {
        for (Duration left = left(time); !left.isNegative() && !left.isZero(); left = left(time)) {
            LockSupport.parkNanos(left.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped while waiting for the next record's time");
            }
        }
    }

    private Duration left(Instant time) {
        return Duration.between(clock.instant(), time);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
