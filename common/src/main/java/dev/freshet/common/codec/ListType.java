/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.common.contract.ReasonCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An array of values of one type; none of them may be null. */
record ListType(ValueType element, SizeBounds size) implements ValueType {

    @Override
    public Object read(JsonInput in) throws IOException {
        if (in.token() != JsonToken.START_ARRAY) {
            return in.refuse(Refusal.wrongType("an array"));
        }
        // Java's own ArrayList, because that is what Flink's serializer gives back.
        List<Object> elements = new ArrayList<>();
        Refusal first = null;
        int count = 0;
        for (; in.parser().nextToken() != JsonToken.END_ARRAY; count++) {
            Object value = readElement(in);
            if (value instanceof Refusal refusal) {
                first = first == null ? refusal.at("[" + count + "]") : first;
            } else if (first == null) {
                elements.add(value);
            }
        }
        if (!size.admits(count)) {
            return Refusal.rule("must have " + size + " elements");
        }
        return first == null ? elements : first;
    }

    private Object readElement(JsonInput in) throws IOException {
        return in.token() == JsonToken.VALUE_NULL
                ? Refusal.of(ReasonCode.MISSING_FIELD, "must not be null")
                : element.read(in);
    }

    @Override
    public void write(Object value, JsonOutput out) throws IOException {
        List<?> elements = (List<?>) value;
        out.generator().writeStartArray();
        for (@Nullable Object each : elements) {
            if (each == null) {
                throw new IllegalArgumentException("a list must not hold null");
            }
            element.write(each, out);
        }
        out.generator().writeEndArray();
    }

    @Override
    public void describe(ObjectNode schema, Direction direction) {
        schema.put("type", "array");
        element.describe(schema.putObject("items"), direction);
        size.describe(schema, "minItems", "maxItems");
    }
}
