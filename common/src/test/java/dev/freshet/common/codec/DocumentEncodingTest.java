/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import static dev.freshet.common.codec.Documents.assertRefused;
import static dev.freshet.common.codec.Documents.read;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.contract.ReasonCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that are characters, and those that are none. */
class DocumentEncodingTest {

    /** One field. */
    public record Note(@Nullable String text) {}

    /** Names that are data. */
    public record Labels(Map<String, String> labels) {}

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\r\t  "})
    void refusesNothingAndBlanks(String json) {
        assertRefused(Note.class, json, ReasonCode.EMPTY, "the record holds no JSON document");
    }

    @Test
    void refusesAByteOrderMark() {
        assertRefused(
                Note.class, "\uFEFF{}", ReasonCode.NOT_UTF8, "the record begins with a byte order mark; leave it out");
    }

    @Test
    void refusesWiderEncodings() {
        for (Charset encoding : List.of(UTF_16BE, UTF_16LE, Charset.forName("UTF-32BE"), Charset.forName("UTF-32LE"))) {
            assertRefused(
                    Note.class,
                    "{\"text\":\"a\"}".getBytes(encoding),
                    ReasonCode.NOT_UTF8,
                    "the record is UTF-16 or UTF-32; it must be UTF-8");
        }
    }

    @Test
    void refusesWiderEncodingsWithTheirMark() {
        assertRefused(
                Note.class,
                "\uFEFF{}".getBytes(UTF_16LE),
                ReasonCode.NOT_UTF8,
                "the record is not valid UTF-8 at byte 0");
    }

    @Test
    void refusesCompressedData() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write("{}".getBytes(UTF_8));
        }

        assertRefused(
                Note.class, compressed.toByteArray(), ReasonCode.NOT_UTF8, "the record is not valid UTF-8 at byte 1");
    }

    /** The borders of Unicode 15, table 3-7; the bytes stand at place 9. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "BF",
                "C080",
                "C1BF",
                "C2",
                "C2C0",
                "C27F",
                "E09FBF",
                "E08080",
                "E282",
                "E28228",
                "EFBFC0",
                "F08FBFBF",
                "F0908080C0",
                "F4908080",
                "F5808080",
                "F09D84",
                "F09D8428",
                "FF",
                "FE"
            })
    void refusesWhatIsNotUtf8(String hexadecimal) {
        byte[] json = withBytes(hexadecimal);

        int place = hexadecimal.startsWith("F0908080") ? 13 : 9;
        assertRefused(Note.class, json, ReasonCode.NOT_UTF8, "the record is not valid UTF-8 at byte " + place);
    }

    @ParameterizedTest
    @CsvSource({
        "7F, 007F",
        "C280, 0080",
        "DFBF, 07FF",
        "E0A080, 0800",
        "ED9FBF, D7FF",
        "EE8080, E000",
        "EFBFBF, FFFF",
        "F0908080, 10000",
        "F48FBFBF, 10FFFF",
        "EFBBBF, FEFF"
    })
    void readsEveryLengthOfCharacter(String hexadecimal, String codePoint) throws RefusedException {
        Note note = RecordCodec.of(Note.class, JsonLimits.DEFAULT).decode(withBytes(hexadecimal));

        assertThat(note.text()).isEqualTo(Character.toString(Integer.parseInt(codePoint, 16)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EDA080", "EDBFBF", "EDA0B4EDB49E"})
    void refusesEncodedSurrogates(String hexadecimal) {
        assertRefused(Note.class, withBytes(hexadecimal), ReasonCode.INVALID_TEXT, "an encoded surrogate at byte 9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud834", "\\uDD1E", "\\ud834x", "\\ud834\\ud834", "\\udd1e\\ud834", "\\ud834\\u0041"})
    void refusesHalfOfASurrogatePair(String escapes) {
        assertRefused(
                Note.class,
                "{\"text\":\"" + escapes + "\"}",
                ReasonCode.INVALID_TEXT,
                "text: must not hold half of a surrogate pair");
        assertRefused(
                Labels.class,
                "{\"labels\":{\"" + escapes + "\":\"\"}}",
                ReasonCode.INVALID_TEXT,
                "labels: a name must not hold half of a surrogate pair");
    }

    @Test
    void readsAnEscapedPair() throws RefusedException {
        assertThat(read(Note.class, "{\"text\":\"\\ud834\\uDD1E\"}").text()).isEqualTo("𝄞");
        assertThat(read(Labels.class, "{\"labels\":{\"\\ud834\\uDD1E\":\"\"}}").labels())
                .containsExactly(Map.entry("𝄞", ""));
    }

    @Test
    void passesOverHalfASurrogatePairThatNobodyReads() throws RefusedException {
        Note note = read(Note.class, "{\"\\ud834\":\"\\ud834\",\"text\":\"a\"}");

        assertThat(note.text()).isEqualTo("a");
    }

    private static byte[] withBytes(String hexadecimal) {
        HexFormat hex = HexFormat.of();
        String json =
                hex.formatHex("{\"text\":\"".getBytes(UTF_8)) + hexadecimal + hex.formatHex("\"}".getBytes(UTF_8));
        return hex.parseHex(json);
    }
}
