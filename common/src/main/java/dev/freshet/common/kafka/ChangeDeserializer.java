/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.kafka;

import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Decoded;
import dev.freshet.common.contract.ReasonCode;
import dev.freshet.common.contract.Rejection;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Exactly one {@link Decoded} per record of a compacted topic; a tombstone becomes a deletion of its key. */
final class ChangeDeserializer<T> implements KafkaRecordDeserializationSchema<Decoded<Change<T>>> {

    private static final long serialVersionUID = 1L;

    /** A value brings its key through the contract's limits, a tombstone past them; it is held in state like any other. */
    private static final int LONGEST_KEY = 1024;

    private final ContractReader<T> reader;
    private final Backlog backlog;

    ChangeDeserializer(ContractReader<T> reader, Backlog backlog) {
        this.reader = reader;
        this.backlog = backlog;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> raw, Collector<Decoded<Change<T>>> out) {
        byte[] json = raw.value();
        Decoded<Change<T>> change = json == null ? deletion(raw) : update(raw, json);
        out.collect(backlog.goesOnAfter(raw.partition(), raw.offset()) ? change.inBacklog() : change);
    }

    private Decoded<Change<T>> deletion(ConsumerRecord<byte[], byte[]> raw) {
        byte[] key = raw.key();
        if (key == null) {
            return ContractReader.reject(raw, ReasonCode.TOMBSTONE, "a null value without a key deletes nothing");
        }
        if (key.length > LONGEST_KEY) {
            return ContractReader.reject(
                    raw, ReasonCode.LIMIT_EXCEEDED, "the tombstone's key has more than " + LONGEST_KEY + " bytes");
        }
        String text = textOf(key);
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

    /** Null where the bytes are not UTF-8: with a character put in their place, they would delete another key. */
    private static @Nullable String textOf(byte[] key) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(key))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
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
