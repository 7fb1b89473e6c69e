/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.badinput;

import static dev.freshet.testkit.badinput.Expectation.accepted;
import static dev.freshet.testkit.badinput.Expectation.either;
import static dev.freshet.testkit.badinput.Expectation.rejected;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Values that are no UTF-8 JSON document, or more than one. */
final class BadBytes {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private BadBytes() {}

    static List<BadCase> cases(Sample sample) {
        String json = sample.json();
        List<BadCase> cases = new ArrayList<>();
        cases.add(BadCase.of("valid", sample, json, accepted()));
        cases.add(BadCase.of("empty", sample, "", rejected("EMPTY")));
        cases.add(BadCase.of("blank", sample, " \t\r\n ", rejected("EMPTY")));
        cases.add(BadCase.of(
                "null-value", sample, (byte[]) null, sample.compacted() ? accepted() : rejected("TOMBSTONE")));
        cases.add(BadCase.of(
                "byte-order-mark",
                sample,
                join(BYTE_ORDER_MARK, sample.bytes()),
                rejected("NOT_UTF8", "MALFORMED_JSON")));
        cases.add(BadCase.of("utf-16", sample, json.getBytes(StandardCharsets.UTF_16), rejected("NOT_UTF8")));
        cases.add(BadCase.of("utf-16-without-mark", sample, json.getBytes(UTF_16LE), rejected("NOT_UTF8")));
        cases.add(BadCase.of("gzip", sample, gzip(sample.bytes()), rejected("NOT_UTF8", "MALFORMED_JSON")));
        cases.add(BadCase.of(
                "truncated", sample, Arrays.copyOf(sample.bytes(), json.length() / 2), rejected("MALFORMED_JSON")));
        cases.add(BadCase.of("trailing-junk", sample, json + " junk", rejected("MALFORMED_JSON")));
        cases.add(BadCase.of("trailing-brace", sample, json + "}", rejected("MALFORMED_JSON")));
        cases.add(BadCase.of("two-documents", sample, json + json, rejected("MALFORMED_JSON")));
        cases.add(BadCase.of("two-lines", sample, json + "\n" + json, rejected("MALFORMED_JSON")));
        cases.add(BadCase.of("white-space-around", sample, "\n " + json + " \n", accepted()));
        cases.addAll(texts(sample));
        return cases;
    }

    /** Bytes and escapes that are not Unicode text, inside a field that is read and inside one that is ignored. */
    private static List<BadCase> texts(Sample sample) {
        List<BadCase> cases = new ArrayList<>();
        byte[] broken = {(byte) 0xC3, 0x28};
        byte[] overlong = {(byte) 0xC0, (byte) 0xAF};
        byte[] surrogate = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};
        byte[] nul = {0};
        cases.add(inside(sample, "invalid-utf8", broken, rejected("NOT_UTF8")));
        cases.add(inside(sample, "overlong-utf8", overlong, rejected("NOT_UTF8")));
        cases.add(inside(sample, "encoded-surrogate", surrogate, rejected("INVALID_TEXT", "NOT_UTF8")));
        cases.add(inside(sample, "raw-nul", nul, rejected("MALFORMED_JSON")));
        for (Sample.Field field : sample.fields(FieldKind::isText)) {
            cases.add(BadCase.of(
                    "lone-surrogate:" + field.name(),
                    sample,
                    sample.with(field, "\"a\\ud800b\""),
                    rejected("INVALID_TEXT")));
            cases.add(BadCase.of(
                    "escaped-nul:" + field.name(),
                    sample,
                    sample.with(field, "\"a\\u0000b\""),
                    either("INVALID_TEXT", "RULE_BROKEN")));
        }
        return cases;
    }

    private static BadCase inside(Sample sample, String name, byte[] bytes, Expectation expected) {
        String[] around = sample.plus("\"ignored\":\"@\"").split("@\"}$", -1);
        byte[] value = join(join(around[0].getBytes(UTF_8), bytes), "\"}".getBytes(UTF_8));
        return BadCase.of(name, sample, value, expected);
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
