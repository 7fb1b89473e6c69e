/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.common.contract.ReasonCode;
import java.io.IOException;

/** A finite binary floating-point number; negative zero is zero. */
record DoubleType(NumberBounds bounds) implements ValueType {

    @Override
    public Object read(JsonInput in) throws IOException {
        if (!in.token().isNumeric()) {
            return in.refuse(Refusal.wrongType("a number"));
        }
        // Adding zero turns -0.0 into 0.0 and leaves everything else.
        double value = in.parser().getDoubleValue() + 0.0;
        if (!Double.isFinite(value)) {
            return Refusal.of(ReasonCode.INVALID_NUMBER, "must be within the range of a double");
        }
        return bounds.admits(value) ? (Object) value : bounds.refusal();
    }

    @Override
    public void write(Object value, JsonOutput out) throws IOException {
        double number = (double) value;
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("JSON cannot hold " + number + "; leave the field out");
        }
        out.generator().writeNumber(number + 0.0);
    }

    @Override
    public void describe(ObjectNode schema, Direction direction) {
        schema.put("type", "number");
        if (bounds.hasMinimum()) {
            schema.put("minimum", bounds.minimum());
        }
        if (bounds.hasMaximum()) {
            schema.put("maximum", bounds.maximum());
        }
    }
}
