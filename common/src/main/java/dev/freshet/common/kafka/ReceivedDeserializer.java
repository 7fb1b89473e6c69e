/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.kafka;

import dev.freshet.common.contract.Decoded;
import dev.freshet.common.contract.Received;
import dev.freshet.common.contract.Rejection;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The same as {@link EventDeserializer}, with the record's timestamp. */
final class ReceivedDeserializer<T> implements KafkaRecordDeserializationSchema<Decoded<Received<T>>> {

    private static final long serialVersionUID = 1L;

    private final ContractReader<T> reader;

    ReceivedDeserializer(ContractReader<T> reader) {
        this.reader = reader;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> raw, Collector<Decoded<Received<T>>> out) {
        Decoded<T> decoded = EventDeserializer.read(reader, raw);
        Rejection rejection = decoded.rejection();
        boolean isTimed = raw.timestamp() != ConsumerRecord.NO_TIMESTAMP;
        out.collect(
                rejection == null
                        ? Decoded.accepted(new Received<>(
                                decoded.accepted(), isTimed ? Instant.ofEpochMilli(raw.timestamp()) : null))
                        : Decoded.rejected(rejection));
    }

    @Override
    public TypeInformation<Decoded<Received<T>>> getProducedType() {
        return ContractTypes.decodedReceived(reader.topic().recordType());
    }
}
