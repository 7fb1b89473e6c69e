/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.common.contract.ReasonCode;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One of an enum's constants, as their names in lower case. */
final class EnumType implements ValueType {

    private final Map<String, Enum<?>> constants = new LinkedHashMap<>();
    private final Map<Enum<?>, SerializedString> texts = new HashMap<>();
    private final Refusal unknown;

    EnumType(Class<?> type) {
        for (Object constant : type.getEnumConstants()) {
            Enum<?> named = (Enum<?>) constant;
            constants.put(named.name().toLowerCase(Locale.ROOT), named);
        }
        constants.forEach((text, constant) -> texts.put(constant, new SerializedString(text)));
        unknown = Refusal.of(ReasonCode.UNKNOWN_VALUE, "must be one of " + String.join(", ", constants.keySet()));
    }

    @Override
    public Object read(JsonInput in) throws IOException {
        if (in.token() != JsonToken.VALUE_STRING) {
            return in.refuse(Refusal.wrongType("a text"));
        }
        Enum<?> constant = constants.get(in.parser().getText());
        return constant == null ? unknown : constant;
    }

    @Override
    public void write(Object value, JsonOutput out) throws IOException {
        out.generator().writeString(texts.get(value));
    }

    @Override
    public void describe(ObjectNode schema, Direction direction) {
        schema.put("type", "string");
        constants.keySet().forEach(schema.putArray("enum")::add);
    }
}
