/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import static dev.freshet.common.codec.Documents.assertRefused;
import static dev.freshet.common.codec.Documents.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.freshet.common.contract.ReasonCode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {

    /** One field. */
    public record Note(@Nullable String text) {}

    /** Two fields, of which the later has a value of its own. */
    public record Pair(@Nullable String first, @Nullable List<Long> second) {}

    /** Names that are data. */
    public record Labels(Map<String, String> labels) {}

    @Test
    void readsEscapedNames() throws RefusedException {
        assertThat(read(Note.class, "{\"t\\u0065xt\":\"a\"}").text()).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"text\"",
                "{\"text\":",
                "{\"text\":\"a",
                "{\"text\":\"a\"",
                "{\"text\":\"a\",}",
                "{,}",
                "{\"text\" \"a\"}",
                "{\"text\":'a'}",
                "{text:\"a\"}",
                "{\"text\":\"a\\x\"}",
                "{\"text\":\"a\\u12\"}",
                "{\"text\":\"line\nbreak\"}",
                "{\"text\":\"\u0000\"}",
                "{\"text\":NaN}",
                "{\"text\":Infinity}",
                "{\"text\":nul}",
                "{\"text\":0x10}",
                "{\"text\":+1}",
                "{\"text\":01}",
                "{\"text\":1.}",
                "{\"text\":.5}",
                "{\"other\":[1,2}",
                "{\"other\":{\"a\":1]}",
                "{\"other\":\"\\q\"}",
                "{}//",
                "{}/* */",
                "[1,",
                "tru",
                "\uFFFD",
                "\u0000"
            })
    void refusesWhatIsNotJson(String json) {
        assertMalformed(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}{}", "{} {}", "{}\n{\"text\":\"a\"}", "{}[]", "{}1", "{}\"\"", "[][]", "1 2"})
    void refusesASecondDocument(String json) {
        assertRefused(
                Note.class, json, ReasonCode.MALFORMED_JSON, "the record goes on after the end of its JSON document");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}x", "{}}", "{}]", "{},", "{}\u0000"})
    void refusesTrailingJunk(String json) {
        assertMalformed(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"text\":\"a\"}]", "\"text\"", "1", "-0.5", "true", "false", "null", " null "})
    void refusesARootThatIsNoObject(String json) {
        assertRefused(Note.class, json, ReasonCode.NOT_AN_OBJECT, "the record must be a JSON object");
    }

    @Test
    void passesOverUnknownFieldsOfAnyShape() throws RefusedException {
        Pair pair = read(Pair.class, """
                 {"__proto__": {"first": "x", "second": [1]}, "@class": "java.lang.Runtime", "Second": {}, "": [[{}]],
                  "first": "a", "$": "\\u0000", "second": [1, 2], "n": -1.5e-3}
                """);

        assertThat(pair).isEqualTo(new Pair("a", List.of(1L, 2L)));
    }

    @Test
    void ofEqualNamesTheLastWinsWhateverTheEarlierOnesHeld() throws RefusedException {
        assertThat(read(Note.class, "{\"text\":\"a\",\"text\":\"b\"}")).isEqualTo(new Note("b"));
        assertThat(read(Note.class, "{\"text\":{\"text\":1},\"text\":\"b\"}")).isEqualTo(new Note("b"));
        assertThat(read(Note.class, "{\"text\":\"a\",\"text\":null}")).isEqualTo(new Note(null));
        assertThat(read(Labels.class, "{\"labels\":{\"a\":1,\"b\":\"2\",\"a\":\"3\"}}")
                        .labels())
                .isEqualTo(Map.of("a", "3", "b", "2"));
        assertRefused(Note.class, "{\"text\":\"a\",\"text\":1}", ReasonCode.WRONG_TYPE, "text: must be a text");
    }

    @Test
    void brokenJsonCountsBeforeBrokenFields() {
        assertMalformed("{\"text\":1,}");
    }

    @Test
    void ofSeveralBrokenFieldsTheFirstOfTheRecordIsNamed() {
        assertRefused(
                Pair.class,
                "{\"second\":[1,\"2\",null],\"first\":false}",
                ReasonCode.WRONG_TYPE,
                "first: must be a text");
        assertRefused(
                Pair.class, "{\"second\":[1,\"2\",null]}", ReasonCode.WRONG_TYPE, "second[1]: must be a whole number");
    }

    @Test
    void refusesMoreBytesThanTheLimit() throws RefusedException {
        String largest = "{}" + " ".repeat(JsonLimits.DEFAULT.documentBytes() - 2);

        assertThat(read(Note.class, largest)).isEqualTo(new Note(null));
        assertRefused(Note.class, largest + " ", ReasonCode.TOO_LARGE, "the record has more than 1048576 bytes");
    }

    @Test
    void refusesWhatIsNestedTooDeeply() throws RefusedException {
        assertThat(read(Note.class, nested(31))).isEqualTo(new Note(null));
        assertLimit(nested(32), "the record is nested deeper than 32 levels");
        assertLimit(nested(10_000), "the record is nested deeper than 32 levels");
    }

    @Test
    void refusesLongNames() throws RefusedException {
        assertThat(read(Note.class, "{\"" + "n".repeat(256) + "\":1}")).isEqualTo(new Note(null));
        assertLimit("{\"" + "n".repeat(257) + "\":1}", "the record has a name of more than 256 characters");
        assertLimit("{\"" + "n".repeat(50_000) + "\":1}", "the record has a name of more than 256 characters");
    }

    @Test
    void refusesLongNumbersEverywhere() throws RefusedException {
        assertThat(read(Note.class, "{\"n\":" + "1".repeat(64) + "}")).isEqualTo(new Note(null));
        assertLimit("{\"n\":" + "1".repeat(65) + "}", "the record has a number of more than 64 digits");
        assertLimit("{\"n\":0." + "1".repeat(100_000) + "}", "the record has a number of more than 64 digits");
        assertLimit("{\"n\":-" + "1".repeat(100_000) + "e1}", "the record has a number of more than 64 digits");
    }

    @Test
    void refusesLongTextsWhereTheyAreRead() throws RefusedException {
        String longest = "a".repeat(65_536);

        assertThat(read(Note.class, "{\"text\":\"" + longest + "\"}").text()).isEqualTo(longest);
        assertLimit("{\"text\":\"" + longest + "a\"}", "the record has a text of more than 65536 characters");
        assertThat(read(Note.class, "{\"unread\":\"" + longest + "a\"}")).isEqualTo(new Note(null));
    }

    @Test
    void passesOverManyFields() throws RefusedException {
        String fields =
                IntStream.range(0, 100_000).mapToObj(i -> "\"" + i + "\":1").collect(Collectors.joining(","));
        RecordCodec<Note> codec = RecordCodec.of(Note.class, new JsonLimits(32, 256, 64, 65_536, 2_000_000));

        Note note = codec.decode(("{" + fields + ",\"text\":\"a\"}").getBytes(UTF_8));

        assertThat(note.text()).isEqualTo("a");
    }

    private static String nested(int arrays) {
        return "{\"a\":" + "[".repeat(arrays) + "]".repeat(arrays) + "}";
    }

    /** The place is Jackson's, and is a byte off where a token ends. */
    private static void assertMalformed(String json) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> read(Note.class, json));

        assertThat(refused.reason()).isEqualTo(ReasonCode.MALFORMED_JSON);
        assertThat(refused.getMessage()).matches("the record is not well-formed JSON near byte \\d+");
    }

    private static void assertLimit(String json, String message) {
        assertRefused(Note.class, json, ReasonCode.LIMIT_EXCEEDED, message);
    }
}
