/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.common.contract.ReasonCode;
import java.io.IOException;

/** A text, as it is: neither trimmed nor normalized. */
record TextType(SizeBounds size, boolean currencyCode) implements ValueType {

    @Override
    public Object read(JsonInput in) throws IOException {
        if (in.token() != JsonToken.VALUE_STRING) {
            return in.refuse(Refusal.wrongType("a text"));
        }
        String text = in.parser().getText();
        if (in.escapes() && StrictUtf8.hasLoneSurrogate(text)) {
            return Refusal.of(ReasonCode.INVALID_TEXT, "must not hold half of a surrogate pair");
        }
        if (currencyCode && !isCurrencyCode(text)) {
            return Refusal.rule("must be a currency code of three letters A to Z");
        }
        if (size.isBounded() && !size.admits(text.codePointCount(0, text.length()))) {
            return Refusal.rule("must have " + size + " characters");
        }
        return text;
    }

    private static boolean isCurrencyCode(String text) {
        return text.length() == 3 && isLetter(text.charAt(0)) && isLetter(text.charAt(1)) && isLetter(text.charAt(2));
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z';
    }

    @Override
    public void write(Object value, JsonOutput out) throws IOException {
        out.generator().writeString((String) value);
    }

    @Override
    public void describe(ObjectNode schema, Direction direction) {
        schema.put("type", "string");
        if (currencyCode) {
            schema.put("pattern", "^[A-Z]{3}$");
        }
        size.describe(schema, "minLength", "maxLength");
    }
}
