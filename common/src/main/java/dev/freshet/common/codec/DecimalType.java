/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.common.contract.ReasonCode;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * An exact decimal, as a JSON number or a text in the form of one.
 *
 * <p>What others send is below 10^18 with at most 18 fraction digits. What the suite writes may be larger: many amounts of that
 * size make a sum beyond it, and no consumer of a sum may refuse it.
 */
record DecimalType(NumberBounds bounds) implements ValueType {

    private static final long LIMIT = 1_000_000_000_000_000_000L;
    private static final int DIGITS = 18;

    private static final String SIGNLESS = "(0|[1-9][0-9]*)(\\.[0-9]+)?";
    private static final String ZERO = "0(\\.0+)?";
    private static final String EXPONENT = "([eE][+-]?[0-9]+)?";

    @Override
    public Object read(JsonInput in) throws IOException {
        JsonToken token = in.token();
        if (!token.isNumeric() && token != JsonToken.VALUE_STRING) {
            return in.refuse(Refusal.wrongType("a number, or a text that holds one"));
        }
        JsonParser parser = in.parser();
        char[] characters = parser.getTextCharacters();
        int length = parser.getTextLength();
        if (length > in.limits().numberLength() && token == JsonToken.VALUE_STRING) {
            return Refusal.of(
                    ReasonCode.LIMIT_EXCEEDED,
                    "must have at most " + in.limits().numberLength() + " characters");
        }
        int digits = mostDigits(in);
        BigDecimal value = ExactDecimal.parse(characters, parser.getTextOffset(), length, digits, digits);
        if (value == null) {
            return Refusal.of(
                    ReasonCode.INVALID_NUMBER,
                    "must be a decimal below 10^" + digits + " with at most " + digits + " fraction digits");
        }
        return bounds.admits(value) ? value : bounds.refusal();
    }

    /** On either side of the point. What was written as a number can be read as one, whatever its size. */
    private static int mostDigits(JsonInput in) {
        return in.direction() == Direction.READ
                ? DIGITS
                : Math.max(DIGITS, in.limits().numberLength());
    }

    @Override
    public void write(Object value, JsonOutput out) throws IOException {
        int length = ExactDecimal.format((BigDecimal) value, out.scratch());
        if (length > 0) {
            out.generator().writeNumber(out.scratch(), 0, length);
        } else {
            out.generator().writeNumber(ExactDecimal.format((BigDecimal) value));
        }
    }

    @Override
    public void describe(ObjectNode schema, Direction direction) {
        if (direction == Direction.WRITTEN) {
            describeNumber(schema);
            return;
        }
        ArrayNode forms = schema.putArray("anyOf");
        describeLimits(describeNumber(forms.addObject()));
        forms.addObject()
                .put("type", "string")
                .put(
                        "pattern",
                        "^(" + SIGNLESS + "|-" + (bounds.minimum() < 0 ? SIGNLESS : ZERO) + ")" + EXPONENT + "$")
                .put("maxLength", JsonLimits.DEFAULT.numberLength());
    }

    private ObjectNode describeNumber(ObjectNode schema) {
        schema.put("type", "number");
        if (bounds.hasMinimum()) {
            schema.put("minimum", bounds.minimum());
        }
        if (bounds.hasMaximum()) {
            schema.put("maximum", bounds.maximum());
        }
        return schema;
    }

    /** A schema cannot bound the digits of a fraction without turning exact decimals into doubles in some validators. */
    private void describeLimits(ObjectNode schema) {
        if (!bounds.hasMinimum()) {
            schema.put("exclusiveMinimum", -LIMIT);
        }
        if (!bounds.hasMaximum()) {
            schema.put("exclusiveMaximum", LIMIT);
        }
    }
}
