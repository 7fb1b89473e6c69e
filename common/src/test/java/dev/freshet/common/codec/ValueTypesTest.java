/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import static dev.freshet.common.codec.Documents.assertRefused;
import static dev.freshet.common.codec.Documents.read;
import static dev.freshet.common.codec.Documents.written;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.freshet.common.contract.CurrencyCode;
import dev.freshet.common.contract.Range;
import dev.freshet.common.contract.ReasonCode;
import dev.freshet.common.contract.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every JSON type but numbers, whose borders {@link NumberTypesTest} has, and the limits of the contract. */
class ValueTypesTest {

    /** A text. */
    public record Text(String value) {}

    /** A whole number of 64 bits. */
    public record Whole(long value) {}

    /** A whole number of 32 bits. */
    public record Small(int value) {}

    /** A floating-point number. */
    public record Floating(double value) {}

    /** An exact decimal. */
    public record Exact(BigDecimal value) {}

    /** A time. */
    public record Timed(Instant value) {}

    /** A truth value. */
    public record Truth(boolean value) {}

    /** A constant. */
    public record Choice(Colour value) {
        /** Two names, one of two words. */
        public enum Colour {
            RED,
            LIGHT_BLUE
        }
    }

    /** Texts in a list. */
    public record Texts(List<String> value) {}

    /** Texts by name. */
    public record Named(Map<String, String> value) {}

    /** A record in a record. */
    public record Within(Text value) {}

    /** Every limit that the contract knows. */
    public record Limited(
            @Nullable @Size(minimum = 1, maximum = 2) String text,
            @Nullable @CurrencyCode String currency,
            @Nullable @Range(minimum = -1, maximum = 5) Long whole,
            @Nullable @Range(maximum = 5) Integer small,
            @Nullable @Range(minimum = 0, maximum = 1) Double rate,
            @Nullable @Range(minimum = 0) BigDecimal price,
            @Nullable @Size(minimum = 1) List<Long> list,
            @Nullable @Size(maximum = 1) Map<String, Long> map) {}

    /** Checks itself. */
    public record Checked(long value) {
        public Checked {
            if (value == 13) {
                throw new IllegalArgumentException("secret 13");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Text     | a text
            Whole    | a whole number
            Small    | a whole number
            Floating | a number
            Exact    | a number, or a text that holds one
            Timed    | an RFC 3339 text or epoch milliseconds
            Truth    | true or false
            Choice   | a text
            Texts    | an array
            """)
    void refusesEveryOtherJsonType(String type, String expected) throws ClassNotFoundException {
        Class<?> record = Class.forName(ValueTypesTest.class.getName() + "$" + type);
        List<String> values = new ArrayList<>(List.of("\"a\"", "1", "true", "{\"value\":1}", "[1]"));
        switch (type) {
            case "Text", "Choice" -> values.remove("\"a\"");
            case "Whole", "Small", "Floating" -> values.remove("1");
            case "Exact", "Timed" -> values.removeAll(List.of("\"a\"", "1"));
            case "Truth" -> values.remove("true");
            default -> values.remove("[1]");
        }

        for (String value : values) {
            assertRefused(record, "{\"value\":" + value + "}", ReasonCode.WRONG_TYPE, "value: must be " + expected);
        }
        assertRefused(record, "{\"value\":null}", ReasonCode.MISSING_FIELD, "value: is required");
        assertRefused(record, "{}", ReasonCode.MISSING_FIELD, "value: is required");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"2026-03-01T10:00:00Z\"', 2026-03-01T10:00:00Z",
        "'\"2026-03-01t10:00:00.5z\"', 2026-03-01T10:00:00.5Z",
        "'\"2026-03-29T02:30:00+01:00\"', 2026-03-29T01:30:00Z",
        "'\"9999-12-31T23:59:59.999999999999Z\"', 9999-12-31T23:59:59.999999999Z",
        "'\"1990-01-01T00:00:00Z\"', 1990-01-01T00:00:00Z",
        "631152000000, 1990-01-01T00:00:00Z",
        "1772359200250, 2026-03-01T10:00:00.25Z",
        "1.77235920025e12, 2026-03-01T10:00:00.25Z",
        "253402300799999, 9999-12-31T23:59:59.999Z"
    })
    void readsTimesAndWritesThemInUtc(String json, String canonical) throws RefusedException {
        Timed time = read(Timed.class, "{\"value\":" + json + "}");

        assertThat(time).isEqualTo(new Timed(Instant.parse(canonical)));
        assertThat(written(time)).isEqualTo("{\"value\":\"" + canonical + "\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "1772359200",
                "631151999999",
                "253402300800000",
                "9223372036854775807",
                "-9223372036854775808",
                "\"1989-12-31T23:59:59.999999999Z\"",
                "\"1990-01-01T00:00:00+00:01\"",
                "\"9999-12-31T23:59:59-00:01\""
            })
    void refusesTimesOutOfRange(String json) {
        assertRefused(
                Timed.class,
                "{\"value\":" + json + "}",
                ReasonCode.INVALID_TIME,
                "value: must be from 1990 to 9999; numbers are epoch milliseconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"now\"", "\"1772359200000\"", "1772359200000.5", "9223372036854775808", "1e400"})
    void refusesWhatIsNoTime(String json) {
        assertRefused(
                Timed.class,
                "{\"value\":" + json + "}",
                ReasonCode.INVALID_TIME,
                "value: must be RFC 3339, such as 2026-01-31T12:00:00Z, or epoch milliseconds");
    }

    @Test
    void constantsAreTheirNamesInLowerCase() throws RefusedException {
        assertThat(read(Choice.class, "{\"value\":\"light_blue\"}")).isEqualTo(new Choice(Choice.Colour.LIGHT_BLUE));
        assertThat(written(new Choice(Choice.Colour.RED))).isEqualTo("{\"value\":\"red\"}");
        for (String text : List.of("RED", "lightBlue", "", "green", "red ")) {
            assertRefused(
                    Choice.class,
                    "{\"value\":\"" + text + "\"}",
                    ReasonCode.UNKNOWN_VALUE,
                    "value: must be one of red, light_blue");
        }
    }

    @Test
    void elementsMustNotBeNull() {
        assertRefused(Texts.class, "{\"value\":[\"a\",null]}", ReasonCode.MISSING_FIELD, "value[1]: must not be null");
    }

    @Test
    void valuesOfAMapAreJudgedLikeElementsAndTheirNamesAreNotQuoted() {
        assertRefused(
                Named.class, "{\"value\":{\"secret\":null}}", ReasonCode.MISSING_FIELD, "value[…]: must not be null");
        assertRefused(Named.class, "{\"value\":{\"secret\":1}}", ReasonCode.WRONG_TYPE, "value[…]: must be a text");
    }

    @Test
    void whatIsAnObjectIsReadFromNothingElse() {
        for (String value : List.of("\"a\"", "1", "true", "[1]")) {
            assertRefused(Named.class, "{\"value\":" + value + "}", ReasonCode.WRONG_TYPE, "value: must be an object");
            assertRefused(Within.class, "{\"value\":" + value + "}", ReasonCode.WRONG_TYPE, "value: must be an object");
        }
    }

    /** Written as null, it would be a record that the suite's own codec refuses. */
    @Test
    void nullIsWrittenIntoNoListAndNoMap() {
        Map<String, String> named = new HashMap<>();
        named.put("a", null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(new Texts(Arrays.asList("a", null))))
                .withMessage("a list must not hold null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(new Named(named)))
                .withMessage("a map must not hold null");
    }

    @Test
    void aRecordThatCouldNotBeWrittenLeavesNothingInTheNext() {
        RecordCodec<Texts> codec = RecordCodec.of(Texts.class, JsonLimits.DEFAULT);
        Texts holdsNull = new Texts(Arrays.asList("a", null));

        assertThatIllegalArgumentException().isThrownBy(() -> codec.encode(holdsNull));

        assertThat(codec.encode(new Texts(List.of("b")))).isEqualTo("{\"value\":[\"b\"]}".getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"text":""}             | text: must have 1 to 2 characters
            {"text":"abc"}          | text: must have 1 to 2 characters
            {"currency":"eur"}      | currency: must be a currency code of three letters A to Z
            {"currency":"EURO"}     | currency: must be a currency code of three letters A to Z
            {"currency":""}         | currency: must be a currency code of three letters A to Z
            {"currency":"EÜR"}      | currency: must be a currency code of three letters A to Z
            {"whole":-2}            | whole: must be -1 to 5
            {"whole":6}             | whole: must be -1 to 5
            {"small":6}             | small: must be at most 5
            {"rate":1.0001}         | rate: must be 0 to 1
            {"rate":-1e-9}          | rate: must be 0 to 1
            {"price":-0.01}         | price: must be at least 0
            {"price":"-1"}          | price: must be at least 0
            {"list":[]}             | list: must have at least 1 elements
            {"map":{"a":1,"b":2}}   | map: must have 0 to 1 entries
            """)
    void refusesWhatIsOutsideTheContract(String json, String message) {
        assertRefused(Limited.class, json, ReasonCode.RULE_BROKEN, message);
    }

    @Test
    void limitsAreInclusiveAndTextIsCountedInCodePoints() throws RefusedException {
        Limited limited = read(Limited.class, """
                {"text":"𝄞𝄞","currency":"XXX","whole":-1,"small":5,"rate":1,"price":-0,"list":[1],"map":{"a":1}}""");

        assertThat(limited)
                .isEqualTo(new Limited("𝄞𝄞", "XXX", -1L, 5, 1.0, BigDecimal.ZERO, List.of(1L), Map.of("a", 1L)));
    }

    @Test
    void aRecordThatChecksItselfRefusesWithoutQuoting() {
        assertRefused(Checked.class, "{\"value\":13}", ReasonCode.RULE_BROKEN, "is refused by the record's own check");
    }

    /** Has a type without a form. */
    public record WithDuration(Duration value) {}

    /** Has names that are no text. */
    public record WithNumberedMap(Map<Long, String> value) {}

    /** Has no end. */
    public record Endless(@Nullable List<Endless> value) {}

    record Hidden(long value) {}

    @Test
    void refusesRecordsThatItCannotCarry() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordCodec.of(WithDuration.class, JsonLimits.DEFAULT))
                .withMessage("WithDuration.value: no JSON form for the type java.time.Duration");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordCodec.of(WithNumberedMap.class, JsonLimits.DEFAULT))
                .withMessage("WithNumberedMap.value: no JSON form for the type"
                        + " java.util.Map<java.lang.Long, java.lang.String>");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordCodec.of(Endless.class, JsonLimits.DEFAULT))
                .withMessage("Endless.value: " + Endless.class.getName() + " contains itself");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordCodec.of(Hidden.class, JsonLimits.DEFAULT))
                .withMessage(Hidden.class.getName() + " must be a public record");
    }
}
