/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate;

import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.playground.cli.CommandFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Sends records to Kafka, each when its time has come, and knows which of them Kafka has received. */
public final class TrafficProducer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KafkaProducer<String, byte[]> producer;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Map<String, LongAdder> received = new ConcurrentHashMap<>();
    private final LongAdder pending = new LongAdder();

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
     * @throws CommandFailure if Kafka did not take an earlier record
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public void send(GeneratedRecord record) throws InterruptedException {
        failWhereRefused();
        waitUntil(record.sentAt());
        pending.increment();
        Future<RecordMetadata> unused = producer.send(
                new ProducerRecord<>(record.topic(), record.key(), record.value()), (done, failedSend) -> {
                    if (failedSend == null) {
                        pending.decrement();
                        received.computeIfAbsent(record.topic(), topic -> new LongAdder())
                                .increment();
                    } else {
                        failure.compareAndSet(null, failedSend);
                    }
                });
    }

    /** Sends all of them and waits until Kafka has received them. */
    public void sendAll(List<GeneratedRecord> records) throws InterruptedException {
        for (GeneratedRecord record : records) {
            send(record);
        }
        finish();
    }

    /** Waits until Kafka has received everything, or fails where it does not. */
    public void finish() {
        producer.flush();
        failWhereRefused();
    }

    /** Records of a topic that Kafka has confirmed. */
    public long received(String topic) {
        LongAdder count = received.get(topic);
        return count == null ? 0 : count.sum();
    }

    /** Records, of all topics, that were sent and never confirmed; final once this is closed. */
    public long unconfirmed() {
        return pending.sum();
    }

    private void failWhereRefused() {
        Exception failed = failure.get();
        if (failed != null) {
            throw new CommandFailure("Kafka did not take a record: " + failed.getMessage(), failed);
        }
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

    /** Gives what is under way a few seconds. */
    @Override
    public void close() {
        producer.close(PATIENCE);
    }
}
