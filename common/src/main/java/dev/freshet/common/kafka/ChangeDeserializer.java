/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.kafka;

import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Decoded;
import dev.freshet.common.contract.KeyText;
import dev.freshet.common.contract.ReasonCode;
import dev.freshet.common.contract.Rejection;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Exactly one {@link Decoded} per record of a compacted topic; a tombstone becomes a deletion of its key. */
final class ChangeDeserializer<T> implements KafkaRecordDeserializationSchema<Decoded<Change<T>>> {

    private static final long serialVersionUID = 1L;

    private final ContractReader<T> reader;
    private final @Nullable Backlog backlog;

    /** @param backlog tells what lay there before, where somebody asks */
    ChangeDeserializer(ContractReader<T> reader, @Nullable Backlog backlog) {
        this.reader = reader;
        this.backlog = backlog;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> raw, Collector<Decoded<Change<T>>> out) {
        Decoded<Change<T>> change = read(raw);
        boolean goesOn = backlog != null && backlog.goesOnAfter(raw.partition(), raw.offset());
        out.collect(goesOn ? change.inBacklog() : change);
    }

    /** The same of one record, whatever lay there before. */
    Decoded<Change<T>> read(ConsumerRecord<byte[], byte[]> raw) {
        byte[] json = raw.value();
        return json == null ? deletion(raw) : update(raw, json);
    }

    private Decoded<Change<T>> deletion(ConsumerRecord<byte[], byte[]> raw) {
        byte[] key = raw.key();
        if (key == null) {
            return ContractReader.reject(raw, ReasonCode.TOMBSTONE, "a null value without a key deletes nothing");
        }
        if (key.length > KeyText.LONGEST) {
            return ContractReader.reject(
                    raw, ReasonCode.LIMIT_EXCEEDED, "the tombstone's key has more than " + KeyText.LONGEST + " bytes");
        }
        String text = KeyText.of(key);
        if (text == null) {
            return ContractReader.reject(raw, ReasonCode.NOT_UTF8, "the tombstone's key is not valid UTF-8");
        }
        Instant time = Instant.ofEpochMilli(raw.timestamp());
        if (reader.liesInFuture(time)) {
            return ContractReader.reject(
                    raw,
                    ReasonCode.TIME_IN_FUTURE,
                    "the tombstone's timestamp lies beyond the clock and the allowed skew");
        }
        return Decoded.accepted(new Change<>(text, null, time));
    }

    private Decoded<Change<T>> update(ConsumerRecord<byte[], byte[]> raw, byte[] json) {
        Decoded<T> decoded = reader.read(raw, json);
        Rejection rejection = decoded.rejection();
        if (rejection != null) {
            return Decoded.rejected(rejection);
        }
        T value = decoded.accepted();
        return Decoded.accepted(
                new Change<>(reader.topic().keyOf(value), value, reader.topic().timeOf(value)));
    }

    @Override
    public TypeInformation<Decoded<Change<T>>> getProducedType() {
        return ContractTypes.decodedChange(reader.topic().recordType());
    }
}
