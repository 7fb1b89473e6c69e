/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** A whole number of 64 bits. */
record LongType(NumberBounds bounds) implements ValueType {

    @Override
    public Object read(JsonInput in) throws IOException {
        if (!in.token().isNumeric()) {
            return in.refuse(Refusal.wrongType("a whole number"));
        }
        Object value = WholeNumber.read(in);
        return value instanceof Long number && !bounds.admits(number) ? bounds.refusal() : value;
    }

    @Override
    public void write(Object value, JsonOutput out) throws IOException {
        out.generator().writeNumber((long) value);
    }

    @Override
    public void describe(ObjectNode schema, Direction direction) {
        schema.put("type", "integer");
        schema.put("minimum", bounds.minimum());
        schema.put("maximum", bounds.maximum());
    }
}
