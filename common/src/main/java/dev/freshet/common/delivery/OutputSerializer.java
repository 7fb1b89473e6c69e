/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import dev.freshet.common.contract.RawHeader;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Hands an {@link OutputRecord} to the producer without a timestamp, so that the producer's clock sets it. */
final class OutputSerializer implements KafkaRecordSerializationSchema<OutputRecord> {

    private static final long serialVersionUID = 1L;

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            OutputRecord output, KafkaSinkContext context, @Nullable Long eventTime) {
        ProducerRecord<byte[], byte[]> produced =
                new ProducerRecord<>(output.topic(), null, null, output.key(), output.value());
        for (RawHeader header : output.headers()) {
            produced.headers().add(header.name(), header.value());
        }
        return produced;
    }
}
