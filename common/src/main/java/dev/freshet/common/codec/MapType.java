/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.common.contract.ReasonCode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * An object whose names are data; none of the values may be null. Of equal names the last wins. Written in the order of the
 * names, so that equal maps are equal bytes.
 */
record MapType(ValueType element, SizeBounds size) implements ValueType {

    @Override
    public Object read(JsonInput in) throws IOException {
        if (in.token() != JsonToken.START_OBJECT) {
            return in.refuse(Refusal.wrongType("an object"));
        }
        Map<String, Object> entries = new LinkedHashMap<>();
        Refusal invalidName = null;
        for (String name = in.parser().nextFieldName();
                name != null;
                name = in.parser().nextFieldName()) {
            if (in.escapes() && StrictUtf8.hasLoneSurrogate(name)) {
                invalidName = Refusal.of(ReasonCode.INVALID_TEXT, "a name must not hold half of a surrogate pair");
            }
            in.parser().nextToken();
            entries.put(name, readElement(in));
        }
        return invalidName == null ? judged(entries) : invalidName;
    }

    private Object judged(Map<String, Object> entries) {
        if (!size.admits(entries.size())) {
            return Refusal.rule("must have " + size + " entries");
        }
        for (Object value : entries.values()) {
            // Names are payload, so the path ends at the map.
            if (value instanceof Refusal refusal) {
                return refusal.at("[…]");
            }
        }
        return entries;
    }

    private Object readElement(JsonInput in) throws IOException {
        return in.token() == JsonToken.VALUE_NULL
                ? Refusal.of(ReasonCode.MISSING_FIELD, "must not be null")
                : element.read(in);
    }

    @Override
    public void write(Object value, JsonOutput out) throws IOException {
        out.generator().writeStartObject();
        for (Map.Entry<?, ?> entry : new TreeMap<Object, Object>((Map<?, ?>) value).entrySet()) {
            out.generator().writeFieldName((String) entry.getKey());
            if (entry.getValue() == null) {
                throw new IllegalArgumentException("a map must not hold null");
            }
            element.write(entry.getValue(), out);
        }
        out.generator().writeEndObject();
    }

    @Override
    public void describe(ObjectNode schema, Direction direction) {
        schema.put("type", "object");
        element.describe(schema.putObject("additionalProperties"), direction);
        size.describe(schema, "minProperties", "maxProperties");
    }
}
