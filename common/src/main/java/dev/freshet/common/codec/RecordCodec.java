/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import dev.freshet.common.codec.ValueType.Direction;

/**
 * The codec of a public record, made once from its components.
 *
 * <p>A component is a field whose name is the component's in snake_case, or its {@code @JsonName}; {@code @Nullable} makes it optional. Types: String,
 * long, int, boolean, double and their boxes, BigDecimal, Instant, enums (constants in lower case), other public records,
 * List and Map&lt;String, …&gt; of those. What a document may hold is checked in this order: its size, its encoding, its
 * JSON, then the fields in the order of the components. Decimals are kept and written without zeros at the end, so that equal
 * numbers are equal records.
 */
public final class RecordCodec<T> implements Codec<T> {

    private static final long serialVersionUID = 1L;

    private final Class<T> type;
    private final JsonLimits limits;
    private final Direction direction;
    private final transient DocumentReader reader;
    private final transient DocumentWriter writer;

    private RecordCodec(Class<T> type, JsonLimits limits, Direction direction) {
        this.type = type;
        this.limits = limits;
        this.direction = direction;
        RecordType table = RecordTypes.of(type);
        this.reader = new DocumentReader(table, limits, direction);
        this.writer = new DocumentWriter(table);
    }

    /**
     * The codec of a record, with limits of its own.
     *
     * @throws IllegalArgumentException if the record is not public or a component's type has no JSON form
     */
    public static <T> RecordCodec<T> of(Class<T> type, JsonLimits limits) {
        return new RecordCodec<>(type, limits, Direction.READ);
    }

    /**
     * The codec of a record that the suite computes: decimals may have as many digits as a number may have, because many
     * amounts that keep within the contract make a sum that does not.
     */
    public static <T> RecordCodec<T> ofResult(Class<T> type) {
        return new RecordCodec<>(type, JsonLimits.DEFAULT, Direction.WRITTEN);
    }

    @Override
    public T decode(byte[] json) throws RefusedException {
        return type.cast(reader.read(json));
    }

    /**
     * Writes the record as one JSON object; absent optional fields are left out.
     *
     * @throws IllegalArgumentException if a required field is null, a double is not finite, or a time is outside the years
     *     0000 to 9999
     */
    @Override
    public byte[] encode(T record) {
        return writer.write(record);
    }

    /** Tables and buffers are made anew where the codec arrives. */
    private Object readResolve() {
        return new RecordCodec<>(type, limits, direction);
    }
}
