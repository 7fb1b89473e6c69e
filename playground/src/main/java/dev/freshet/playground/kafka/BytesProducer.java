/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.kafka;

import dev.freshet.common.kafka.KafkaSettings;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A producer of records as they are: received by all replicas, none twice, and none too large before Kafka has said so, up
 * to 64 MiB.
 */
public final class BytesProducer {

    private static final String LARGEST_RECORD = Integer.toString(64 << 20);

    private BytesProducer() {}

    public static KafkaProducer<byte[], byte[]> of(KafkaSettings kafka) {
        Properties properties = kafka.clientProperties();
        properties.putAll(Map.of(
                "acks", "all",
                "enable.idempotence", "true",
                "linger.ms", "20",
                "max.request.size", LARGEST_RECORD,
                // A record that is larger than the whole buffer would be refused too.
                "buffer.memory", LARGEST_RECORD));
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
