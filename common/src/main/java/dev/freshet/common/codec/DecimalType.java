/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.freshet.common.contract.ReasonCode;
import java.io.IOException;
import java.math.BigDecimal;

/** An exact decimal below 10^18 with at most 18 fraction digits, as a JSON number or a text in the form of one. */
record DecimalType(NumberBounds bounds) implements ValueType {

    static final int INTEGER_DIGITS = 18;
    static final int FRACTION_DIGITS = 18;

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
        BigDecimal value =
                ExactDecimal.parse(characters, parser.getTextOffset(), length, INTEGER_DIGITS, FRACTION_DIGITS);
        if (value == null) {
            return Refusal.of(
                    ReasonCode.INVALID_NUMBER, "must be a decimal below 10^18 with at most 18 fraction digits");
        }
        return bounds.admits(value) ? value : bounds.refusal();
    }

    @Override
    public void write(Object value, JsonGenerator out) throws IOException {
        out.writeNumber(ExactDecimal.format((BigDecimal) value));
    }
}
