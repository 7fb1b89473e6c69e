/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.kafka;

import dev.freshet.common.contract.Decoded;
import dev.freshet.common.contract.ReasonCode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Exactly one {@link Decoded} per record of a topic of facts; a tombstone is refused, because facts are not deleted. */
final class EventDeserializer<T> implements KafkaRecordDeserializationSchema<Decoded<T>> {

    private static final long serialVersionUID = 1L;

    private final ContractReader<T> reader;

    EventDeserializer(ContractReader<T> reader) {
        this.reader = reader;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> raw, Collector<Decoded<T>> out) {
        out.collect(read(reader, raw));
    }

    static <T> Decoded<T> read(ContractReader<T> reader, ConsumerRecord<byte[], byte[]> raw) {
        byte[] json = raw.value();
        return json == null
                ? ContractReader.reject(raw, ReasonCode.TOMBSTONE, "a null value on a topic of events")
                : reader.read(raw, json);
    }

    @Override
    public TypeInformation<Decoded<T>> getProducedType() {
        return ContractTypes.decoded(reader.topic().recordType());
    }
}
