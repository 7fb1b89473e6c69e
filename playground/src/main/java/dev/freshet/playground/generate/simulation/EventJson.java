/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** What the JSON of every input record has in common. */
public final class EventJson {

    private static final JsonMapper MAPPER = new JsonMapper();

    private EventJson() {}

    /** A record with what every input topic requires; its time to the millisecond. */
    public static ObjectNode record(String eventId, Instant eventTime) {
        return JsonNodeFactory.instance.objectNode().put("event_id", eventId).put("event_time", time(eventTime));
    }

    public static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    public static String id(ObjectNode record) {
        return record.get("event_id").textValue();
    }

    public static byte[] bytes(ObjectNode record) {
        try {
            return MAPPER.writeValueAsBytes(record);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The bytes without some fields; the argument is changed. */
    public static byte[] without(ObjectNode record, String... fields) {
        record.remove(Arrays.asList(fields));
        return bytes(record);
    }
}
