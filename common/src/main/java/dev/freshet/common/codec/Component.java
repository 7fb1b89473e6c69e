/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.function.Function;

/**
 * One record component as a JSON field.
 *
 * @param name the field's name, snake_case
 * @param optional whether the field may be absent or null
 * @param value reads the component from its record
 * @param meaning a description for people, may be empty
 */
record Component(
        SerializedString name, boolean optional, ValueType type, Function<Object, Object> value, String meaning) {

    /** {@code eventTime} is {@code event_time}; a digit does not begin a word. */
    static String snakeCase(String camelCase) {
        return camelCase.replaceAll("(?<=.)\\p{Lu}", "_$0").toLowerCase(Locale.ROOT);
    }

    String field() {
        return name.getValue();
    }

    /** The type's schema with the field's meaning; an optional field may also be read as null. */
    void describe(ObjectNode schema, ValueType.Direction direction) {
        type.describe(schema, direction);
        if (!meaning.isEmpty()) {
            schema.put("description", meaning);
        }
        if (optional && direction == ValueType.Direction.READ) {
            allowNull(schema);
        }
    }

    private static void allowNull(ObjectNode schema) {
        if (schema.has("anyOf")) {
            schema.withArray("anyOf").addObject().put("type", "null");
            return;
        }
        String only = schema.get("type").textValue();
        schema.putArray("type").add(only).add("null");
        if (schema.has("enum")) {
            schema.withArray("enum").addNull();
        }
    }
}
