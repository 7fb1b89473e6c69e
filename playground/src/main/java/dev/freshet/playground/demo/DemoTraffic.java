/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.demo;

import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.playground.generate.GeneratedRecord;
import dev.freshet.playground.generate.Generator;
import dev.freshet.playground.generate.Traffic;
import dev.freshet.playground.generate.TrafficProducer;
import dev.freshet.playground.generate.TrafficSettings;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The shop's traffic on its way into Kafka, in real time, in a thread of its own. */
final class DemoTraffic implements AutoCloseable {

    private final Generator generator;
    private final Traffic traffic;
    private final Set<String> wanted;
    private final TrafficProducer producer;
    private final Thread thread = new Thread(this::send, "demo-traffic");
    private volatile @Nullable Exception failure;
    private volatile boolean closed;

    private DemoTraffic(Generator generator, TrafficSettings settings, Set<String> wanted, TrafficProducer producer) {
        this.generator = generator;
        this.traffic = generator.open(settings);
        this.wanted = wanted;
        this.producer = producer;
        thread.setDaemon(true);
    }

    /**
     * Begins to send.
     *
     * @param wanted topics that somebody reads; records of others are left out
     */
    static DemoTraffic start(
            Generator generator,
            TrafficSettings settings,
            Set<String> wanted,
            KafkaSettings kafka,
            InstantSource clock) {
        DemoTraffic traffic = new DemoTraffic(generator, settings, wanted, TrafficProducer.to(kafka, clock));
        traffic.thread.start();
        return traffic;
    }

    /** Records of the main topic that Kafka has received so far. */
    long received() {
        return producer.received(generator.mainTopic());
    }

    /** Why nothing is sent any more. */
    Optional<Exception> failure() {
        return Optional.ofNullable(failure);
    }

    private void send() {
        try {
            while (!closed) {
                GeneratedRecord record = traffic.next();
                if (wanted.contains(record.topic())) {
                    producer.send(record);
                }
            }
        } catch (Exception failed) {
            failure = closed ? null : failed;
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(2_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }
}
