/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Damage that every record can have. */
public enum CommonDamage implements Damage {
    TRUNCATED("the record is cut off"),
    NOT_UTF8("a byte that UTF-8 does not have"),
    NO_TIME("event_time is missing"),
    FAR_FUTURE("event_time is in the year 2999"),
    ARRAY("an array where an object should be"),
    BLANK("white space only");

    private final String description;

    CommonDamage(String description) {
        this.description = description;
    }

    /** Begins with the constant's name. */
    @Override
    public String description() {
        return name().toLowerCase(Locale.ROOT) + ": " + description;
    }

    @Override
    public byte[] of(ObjectNode body) {
        return switch (this) {
            case TRUNCATED -> cut(EventJson.bytes(body));
            case NOT_UTF8 -> foreignByte(EventJson.bytes(body));
            case NO_TIME -> EventJson.without(body, "event_time");
            case FAR_FUTURE -> EventJson.bytes(body.put("event_time", "2999-01-01T00:00:00Z"));
            case ARRAY -> wrapped(EventJson.bytes(body));
            case BLANK -> new byte[] {' ', '\t'};
        };
    }

    private static byte[] cut(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length * 2 / 3);
    }

    private static byte[] foreignByte(byte[] bytes) {
        byte[] changed = bytes.clone();
        changed[bytes.length / 2] = (byte) 0xFF;
        return changed;
    }

    private static byte[] wrapped(byte[] bytes) {
        return ("[" + new String(bytes, StandardCharsets.UTF_8) + "]").getBytes(StandardCharsets.UTF_8);
    }
}
