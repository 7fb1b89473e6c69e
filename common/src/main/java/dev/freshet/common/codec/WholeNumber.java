/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.freshet.common.contract.ReasonCode;
import java.io.IOException;
import java.math.BigDecimal;

/** Reads JSON numbers that must be whole. As in JSON Schema, {@code 2.0} and {@code 2e0} are the whole number 2. */
final class WholeNumber {

    private static final int DIGITS_OF_LONG = 18;
    private static final BigDecimal SMALLEST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private WholeNumber() {}

    /** A {@code Long}, or a refusal where the number on which the parser stands is not whole or does not fit. */
    static Object read(JsonInput in) throws IOException {
        JsonParser parser = in.parser();
        if (in.token() == JsonToken.VALUE_NUMBER_INT && parser.getTextLength() <= DIGITS_OF_LONG) {
            return parser.getLongValue();
        }
        BigDecimal exact = ExactDecimal.parse(
                parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength(), DIGITS_OF_LONG + 1, 0);
        if (exact == null || exact.compareTo(SMALLEST) < 0 || exact.compareTo(LARGEST) > 0) {
            return Refusal.of(ReasonCode.INVALID_NUMBER, "must be a whole number from -2^63 to 2^63-1");
        }
        return exact.longValueExact();
    }
}
