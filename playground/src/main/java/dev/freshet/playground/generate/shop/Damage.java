/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.shop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Ways to break a record so that the job must refuse it. None puts a line feed into the bytes. */
enum Damage {
    TRUNCATED("the record is cut off"),
    NOT_UTF8("a byte that UTF-8 does not have"),
    NO_TIME("event_time is missing"),
    FAR_FUTURE("event_time is in the year 2999"),
    ARRAY("an array where an object should be"),
    BLANK("white space only"),
    UNKNOWN_NAME("an event_name that nobody knows"),
    NOBODY("neither user_id nor anonymous_id"),
    NO_ITEMS("no items");

    private final String description;

    Damage(String description) {
        this.description = description;
    }

    /** What is wrong, for a person; begins with the constant's name. */
    String description() {
        return name().toLowerCase(Locale.ROOT) + ": " + description;
    }

    /** The damaged record; the argument is changed. */
    byte[] of(ObjectNode body) {
        return switch (this) {
            case TRUNCATED -> cut(ShopJson.bytes(body));
            case NOT_UTF8 -> foreignByte(ShopJson.bytes(body));
            case NO_TIME -> without(body, "event_time");
            case FAR_FUTURE -> ShopJson.bytes(body.put("event_time", "2999-01-01T00:00:00Z"));
            case ARRAY -> wrapped(ShopJson.bytes(body));
            case BLANK -> new byte[] {' ', '\t'};
            case UNKNOWN_NAME -> ShopJson.bytes(body.put("event_name", "teleport"));
            case NOBODY -> without(body, "user_id", "anonymous_id");
            case NO_ITEMS -> without(body, "items");
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

    private static byte[] without(ObjectNode body, String... fields) {
        body.remove(Arrays.asList(fields));
        return ShopJson.bytes(body);
    }
}
