/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.common.contract.ReasonCode;
import java.io.IOException;

/** A whole number of 32 bits. */
record IntegerType(NumberBounds bounds) implements ValueType {

    @Override
    public Object read(JsonInput in) throws IOException {
        if (!in.token().isNumeric()) {
            return in.refuse(Refusal.wrongType("a whole number"));
        }
        if (!(WholeNumber.read(in) instanceof Long value) || value != value.intValue()) {
            return Refusal.of(ReasonCode.INVALID_NUMBER, "must be a whole number from -2^31 to 2^31-1");
        }
        return bounds.admits(value) ? (Object) value.intValue() : bounds.refusal();
    }

    @Override
    public void write(Object value, JsonOutput out) throws IOException {
        out.generator().writeNumber((int) value);
    }

    @Override
    public void describe(ObjectNode schema, Direction direction) {
        schema.put("type", "integer");
        schema.put("minimum", Math.max(bounds.minimum(), Integer.MIN_VALUE));
        schema.put("maximum", Math.min(bounds.maximum(), Integer.MAX_VALUE));
    }
}
