/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** {@code true} or {@code false}; neither text nor number stands for one. */
record BooleanType() implements ValueType {

    @Override
    public Object read(JsonInput in) throws IOException {
        if (in.token() == JsonToken.VALUE_TRUE) {
            return true;
        }
        return in.token() == JsonToken.VALUE_FALSE ? (Object) false : in.refuse(Refusal.wrongType("true or false"));
    }

    @Override
    public void write(Object value, JsonOutput out) throws IOException {
        out.generator().writeBoolean((boolean) value);
    }

    @Override
    public void describe(ObjectNode schema, Direction direction) {
        schema.put("type", "boolean");
    }
}
