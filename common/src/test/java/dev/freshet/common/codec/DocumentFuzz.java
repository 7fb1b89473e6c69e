/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Documents of a {@link Sale}, more or less: right ones in every form that the contract allows, ones with strange values, names
 * and order, and ones with damaged bytes. The same seed gives the same documents.
 */
final class DocumentFuzz {

    private static final List<String> STRANGE = List.of(
            "null",
            "true",
            "0",
            "-0",
            "-0.0",
            "1.0",
            "1e2",
            "1e400",
            "-1",
            "9223372036854775807",
            "9223372036854775808",
            "9007199254740993",
            "0.1",
            "1e-30",
            "\"\"",
            "\" \"",
            "\"NaN\"",
            "\"1e5\"",
            "\"-0\"",
            "\"0x1\"",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "{\"a\":null}",
            "\"\\ud800\"",
            "\"\\ud83d\\ude00\"",
            "\"é€𝄞\"",
            "\"\\u0000\"",
            "1772359200000",
            "\"2026-02-29T00:00:00Z\"",
            "\"2024-02-29T23:59:59.9999999999+23:59\"",
            "\"1990-01-01T00:00:00+00:01\"",
            "\"2026-06-30T23:59:60Z\"",
            "12345678901234567890123",
            "\"123456789012345678901\"",
            "1234567890.12345678901",
            "[1,2,3,4]",
            "\"web\"",
            "\"WEB\"",
            "{\"item_id\":1}",
            "NaN",
            "[[[[[[[[[]]]]]]]]]");
    private static final List<String> NAMES = List.of(
            "event_id",
            "lines",
            "labels",
            "Event_id",
            "eventTime",
            "",
            "__proto__",
            "@class",
            "\\u0065vent_id",
            "\\ud800",
            "unknown",
            "a_name_that_is_longer_than_the_limit");
    private static final List<String> SOUP = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "null",
            "true",
            "-",
            "1",
            "e",
            ".",
            "\"lines\"",
            "\u0000",
            "\uFEFF",
            "é",
            " ",
            "{\"event_id\":",
            "\n");

    private final Random random;

    DocumentFuzz(long seed) {
        random = new Random(seed);
    }

    byte[] next() {
        byte[] json = document().getBytes(UTF_8);
        return switch (random.nextInt(8)) {
            case 0 -> damaged(json);
            case 1 -> Arrays.copyOf(json, random.nextInt(json.length + 1));
            case 2 -> soup();
            default -> json;
        };
    }

    private String document() {
        List<String> fields = new ArrayList<>();
        fields.add(field("event_id", () -> text(1 + random.nextInt(3))));
        fields.add(field("event_time", this::time));
        fields.add(field("channel", () -> pick(List.of("\"web\"", "\"call_centre\""))));
        fields.add(field("sequence", this::whole));
        fields.add(field("attempt", () -> "" + random.nextInt()));
        fields.add(field("test", () -> "" + random.nextBoolean()));
        fields.add(field("score", this::number));
        fields.add(field("lines", () -> list(1 + random.nextInt(3), this::line)));
        optional(fields, "currency", () -> pick(List.of("\"EUR\"", "\"XXX\"")));
        optional(fields, "coupon", () -> text(random.nextInt(4)));
        optional(fields, "weight", this::number);
        optional(fields, "gift", () -> "" + random.nextBoolean());
        optional(fields, "shop_id", this::whole);
        optional(fields, "rank", () -> "" + random.nextInt(100));
        optional(fields, "buyer", () -> object(List.of(field("name", () -> text(2)), field("since", this::time))));
        optional(fields, "labels", this::labels);
        disorder(fields);
        return space() + object(fields) + space();
    }

    private void optional(List<String> fields, String name, Supplier<String> value) {
        if (random.nextBoolean()) {
            fields.add(field(name, value));
        }
    }

    /** Half of the documents keep the order and hold nothing else. */
    private void disorder(List<String> fields) {
        if (random.nextBoolean()) {
            return;
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            fields.add(random.nextInt(fields.size()), "\"" + pick(NAMES) + "\":" + pick(STRANGE));
        }
        Collections.shuffle(fields, random);
        if (random.nextInt(4) == 0) {
            fields.remove(0);
        }
    }

    private String field(String name, Supplier<String> value) {
        String chosen = random.nextInt(60) == 0 ? pick(STRANGE) : value.get();
        return space() + "\"" + name + "\"" + space() + ":" + space() + chosen;
    }

    private String object(List<String> fields) {
        return "{" + String.join(",", fields) + "}";
    }

    private String list(int size, Supplier<String> element) {
        return IntStream.range(0, size).mapToObj(i -> element.get()).collect(Collectors.joining(",", "[", "]"));
    }

    private String line() {
        List<String> fields = new ArrayList<>();
        fields.add(field("item_id", () -> text(3)));
        fields.add(field("price", this::decimal));
        fields.add(field("quantity", () -> "" + (1 + random.nextInt(1000))));
        optional(fields, "discount", () -> (random.nextBoolean() ? "-" : "") + number());
        return object(fields);
    }

    private String labels() {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> text(1) + ":" + text(1))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private String text(int length) {
        String characters = IntStream.range(0, length)
                .mapToObj(i ->
                        pick(List.of("a", "b", "Z", "\\n", "\\\"", "\\u00e9", "é", "€", "𝄞", "\\ud834\\udd1e", "/")))
                .collect(Collectors.joining());
        return "\"" + characters + "\"";
    }

    private String whole() {
        return "" + (random.nextLong() >> random.nextInt(64));
    }

    private String number() {
        String digits = "" + Math.abs(random.nextInt() >> random.nextInt(32));
        return switch (random.nextInt(4)) {
            case 0 -> digits;
            case 1 -> digits + "." + random.nextInt(1000) + "0".repeat(random.nextInt(3));
            case 2 -> "0." + "0".repeat(random.nextInt(6)) + digits;
            default -> digits + pick(List.of("e", "E", "e+", "E-")) + random.nextInt(12);
        };
    }

    private String decimal() {
        return random.nextBoolean() ? number() : "\"" + number() + "\"";
    }

    private String time() {
        if (random.nextInt(3) == 0) {
            return "" + (631_152_000_000L + (random.nextLong() >>> 20));
        }
        String fraction = random.nextBoolean() ? "" : "." + random.nextInt(10) + whole().replace("-", "");
        String offset = pick(List.of("Z", "z", "+00:00", "-00:00", "+05:30", "-11:00", "+23:59"));
        return "\"%04d-%02d-%02d%s%02d:%02d:%02d%s%s\""
                .formatted(
                        1990 + random.nextInt(200),
                        1 + random.nextInt(12),
                        1 + random.nextInt(29),
                        pick(List.of("T", "t")),
                        random.nextInt(24),
                        random.nextInt(60),
                        random.nextInt(60),
                        fraction,
                        offset);
    }

    private String space() {
        return random.nextInt(20) == 0 ? pick(List.of(" ", "\n", "\t\r ", "  ")) : "";
    }

    private byte[] damaged(byte[] json) {
        byte[] damaged = json.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        return damaged;
    }

    private byte[] soup() {
        return IntStream.range(0, random.nextInt(12))
                .mapToObj(i -> pick(SOUP))
                .collect(Collectors.joining())
                .getBytes(UTF_8);
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
