/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import dev.freshet.common.kafka.KafkaSettings;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;

/** The sinks of a job. */
public final class OutputSink {

    /** Upper bound of what a request adds to the largest record, in bytes. */
    private static final int REQUEST_OVERHEAD = 4 * 1024;

    private OutputSink() {}

    /**
     * The one sink of all results, dead letters and late records, in Kafka transactions: what a checkpoint covers becomes
     * visible together, exactly once, to consumers that read committed records.
     *
     * @param topics everything that the job may write, for messages
     * @param clock dates accepted gaps; must be serializable, as those of the JDK are
     */
    public static Sink<OutputRecord> exactlyOnce(
            KafkaSettings kafka, SinkSettings settings, JobIdentity job, Set<String> topics, Clock clock) {
        Properties producer = producerProperties(kafka, settings);
        producer.setProperty(
                "transaction.timeout.ms",
                Long.toString(settings.transactionTimeout().toMillis()));
        KafkaSink<OutputRecord> stock = builder(producer)
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(settings.transactionalIdPrefix())
                .setTransactionNamingStrategy(TransactionNamingStrategy.INCREMENTING)
                .build();
        return StrictKafkaSink.exactlyOnce(stock, kafka, settings, job, List.copyOf(new TreeSet<>(topics)), clock);
    }

    /** A sink without transactions: visible at once, possibly twice after a failure. For status topics and by option. */
    public static Sink<OutputRecord> atLeastOnce(KafkaSettings kafka, SinkSettings settings) {
        return StrictKafkaSink.atLeastOnce(builder(producerProperties(kafka, settings))
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .build());
    }

    private static KafkaSinkBuilder<OutputRecord> builder(Properties producer) {
        return KafkaSink.<OutputRecord>builder()
                .setKafkaProducerConfig(producer)
                .setRecordSerializer(new OutputSerializer());
    }

    /**
     * What every producer of a job is given, before the rest that transactions need. Throughput over the last millisecond:
     * results wait for their checkpoint anyway.
     *
     * @throws IllegalArgumentException where the producer is given less memory than the largest record or a batch needs
     */
    public static Properties producerProperties(KafkaSettings kafka, SinkSettings settings) {
        Properties producer = kafka.clientProperties();
        producer.setProperty("acks", "all");
        producer.setProperty("enable.idempotence", "true");
        producer.setProperty("max.request.size", Integer.toString(settings.maximumRecordBytes() + REQUEST_OVERHEAD));
        producer.putIfAbsent("linger.ms", "20");
        producer.putIfAbsent("batch.size", Integer.toString(256 * 1024));
        producer.putIfAbsent("compression.type", "lz4");
        ProducerMemory.fit(producer);
        return producer;
    }
}
