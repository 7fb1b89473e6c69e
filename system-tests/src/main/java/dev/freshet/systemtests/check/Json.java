/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.check;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Records as they lie in Kafka. Numbers keep all their digits. */
public final class Json {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final DateTimeFormatter WRITTEN = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendLiteral('Z')
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Json() {}

    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    public static byte[] bytes(ObjectNode value) {
        return value.toString().getBytes(StandardCharsets.UTF_8);
    }

    public static JsonNode parse(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException("this is no JSON", e);
        }
    }

    /** As a job writes it: no zeros at the end of a fraction. */
    public static String written(Instant time) {
        return WRITTEN.format(time);
    }

    /** When an event happened. */
    public static Instant time(JsonNode event) {
        return Instant.parse(event.path("event_time").asText());
    }
}
