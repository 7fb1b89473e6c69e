/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.preflight;

import dev.freshet.common.delivery.OutputSink;
import dev.freshet.common.delivery.SinkSettings;
import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.common.kafka.TopicSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A consumer and a producer take their properties: made and thrown away here, what is wrong fails no task manager. */
final class ClientCheck {

    private final KafkaSettings kafka;
    private final SinkSettings sink;
    private final PreflightSettings settings;

    ClientCheck(KafkaSettings kafka, SinkSettings sink, PreflightSettings settings) {
        this.kafka = kafka;
        this.sink = sink;
        this.settings = settings;
    }

    List<String> faults() {
        List<String> faults = new ArrayList<>();
        fault("consumer", this::makeConsumer).ifPresent(faults::add);
        fault("producer", this::makeProducer).ifPresent(faults::add);
        return faults;
    }

    private void makeConsumer() {
        Properties consumer = TopicSource.consumerProperties(kafka, settings.consumerGroup());
        consumer.setProperty("enable.auto.commit", "false");
        new KafkaConsumer<>(consumer, new ByteArrayDeserializer(), new ByteArrayDeserializer()).close();
    }

    private void makeProducer() {
        Properties producer = OutputSink.producerProperties(kafka, sink);
        if (settings.transactional()) {
            producer.setProperty("transactional.id", AccessCheck.probeOf(sink.transactionalIdPrefix()));
        }
        new KafkaProducer<>(producer, new ByteArraySerializer(), new ByteArraySerializer()).close(Duration.ZERO);
    }

    private static Optional<String> fault(String client, Runnable making) {
        try {
            making.run();
            return Optional.empty();
        } catch (KafkaException e) {
            return Optional.of("no %s can be made: %s. Correct the kafka.* options"
                    .formatted(client, ConnectionFault.textWithoutSecrets(e)));
        }
    }
}
