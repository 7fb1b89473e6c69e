/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.common.contract.ReasonCode;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An instant from 1990 to 9999: strict RFC 3339 text, or a whole number of epoch milliseconds.
 *
 * <p>The lower bound catches epoch seconds in place of milliseconds. The upper bound against the wall clock is not asked
 * here, because a codec has no clock.
 */
record TimeType() implements ValueType {

    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private static final String DATE = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
    private static final String CLOCK = "([01][0-9]|2[0-3])(:[0-5][0-9]){2}(\\.[0-9]+)?";
    private static final String OFFSET = "([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$";

    @Override
    public Object read(JsonInput in) throws IOException {
        JsonToken token = in.token();
        if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
            return in.refuse(Refusal.wrongType("an RFC 3339 text or epoch milliseconds"));
        }
        Instant time = token == JsonToken.VALUE_STRING ? text(in.parser()) : milliseconds(in);
        if (time == null) {
            return Refusal.of(
                    ReasonCode.INVALID_TIME, "must be RFC 3339, such as 2026-01-31T12:00:00Z, or epoch milliseconds");
        }
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            return Refusal.of(ReasonCode.INVALID_TIME, "must be from 1990 to 9999; numbers are epoch milliseconds");
        }
        return time;
    }

    private static @Nullable Instant text(JsonParser parser) throws IOException {
        return Rfc3339.parse(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    private static @Nullable Instant milliseconds(JsonInput in) throws IOException {
        return WholeNumber.read(in) instanceof Long milliseconds ? Instant.ofEpochMilli(milliseconds) : null;
    }

    @Override
    public void write(Object value, JsonOutput out) throws IOException {
        out.generator().writeString(out.scratch(), 0, Rfc3339.format((Instant) value, out.scratch()));
    }

    @Override
    public void describe(ObjectNode schema, Direction direction) {
        if (direction == Direction.WRITTEN) {
            schema.put("type", "string").put("format", "date-time").put("pattern", DATE + "T" + CLOCK + "Z$");
            return;
        }
        ArrayNode forms = schema.putArray("anyOf");
        forms.addObject()
                .put("type", "string")
                .put("format", "date-time")
                .put("pattern", DATE + "[Tt]" + CLOCK + OFFSET);
        forms.addObject()
                .put("type", "integer")
                .put("minimum", EARLIEST.toEpochMilli())
                .put("maximum", LATEST.toEpochMilli());
    }
}
