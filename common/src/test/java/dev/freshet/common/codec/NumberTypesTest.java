/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import static dev.freshet.common.codec.Documents.assertRefused;
import static dev.freshet.common.codec.Documents.read;
import static dev.freshet.common.codec.Documents.written;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.common.codec.ValueTypesTest.Exact;
import dev.freshet.common.codec.ValueTypesTest.Floating;
import dev.freshet.common.codec.ValueTypesTest.Small;
import dev.freshet.common.codec.ValueTypesTest.Whole;
import dev.freshet.common.contract.Range;
import dev.freshet.common.contract.ReasonCode;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole numbers, floating-point numbers and exact decimals, up to their borders. */
class NumberTypesTest {

    private static final String DECIMAL = "value: must be a decimal below 10^18 with at most 18 fraction digits";

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "9007199254740993, 9007199254740993",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808",
        "2.0, 2",
        "2e3, 2000",
        "12000e-3, 12",
        "0e99999, 0"
    })
    void readsWholeNumbersExactly(String json, long value) throws RefusedException {
        assertThat(read(Whole.class, "{\"value\":" + json + "}").value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9223372036854775808",
                "-9223372036854775809",
                "99999999999999999999",
                "1.5",
                "1e-1",
                "1e19",
                "1e400",
                "1e99999999999",
                "0.00000000000000000000000000000001"
            })
    void refusesWholeNumbersThatDoNotFit(String json) {
        assertRefused(
                Whole.class,
                "{\"value\":" + json + "}",
                ReasonCode.INVALID_NUMBER,
                "value: must be a whole number from -2^63 to 2^63-1");
    }

    @Test
    void refusesIntegersThatDoNotFit() throws RefusedException {
        assertThat(read(Small.class, "{\"value\":-2147483648}").value()).isEqualTo(Integer.MIN_VALUE);
        assertThat(read(Small.class, "{\"value\":2147483647}").value()).isEqualTo(Integer.MAX_VALUE);
        for (String json : List.of("2147483648", "-2147483649", "9223372036854775808", "0.5")) {
            assertRefused(
                    Small.class,
                    "{\"value\":" + json + "}",
                    ReasonCode.INVALID_NUMBER,
                    "value: must be a whole number from -2^31 to 2^31-1");
        }
    }

    @Test
    void readsFiniteDoubles() throws RefusedException {
        assertThat(read(Floating.class, "{\"value\":1e-400}").value()).isEqualTo(0.0);
        assertThat(read(Floating.class, "{\"value\":1.7976931348623157E308}").value())
                .isEqualTo(Double.MAX_VALUE);
        assertThat(read(Floating.class, "{\"value\":3}").value()).isEqualTo(3.0);
        assertThat(read(Floating.class, "{\"value\":-0.0}")).isEqualTo(new Floating(0.0));
        assertRefused(
                Floating.class,
                "{\"value\":1e400}",
                ReasonCode.INVALID_NUMBER,
                "value: must be within the range of a double");
    }

    @Test
    void writesNoNumberThatJsonDoesNotKnow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(new Floating(Double.NaN)))
                .withMessage("JSON cannot hold NaN; leave the field out");
        assertThat(written(new Floating(-0.0))).isEqualTo("{\"value\":0.0}");
    }

    @ParameterizedTest
    @CsvSource({
        "12.50, 12.5",
        "0.00, 0",
        "-0, 0",
        "-0.0, 0",
        "1e3, 1000",
        "1.5E-2, 0.015",
        "1.25e+1, 12.5",
        "0e400, 0",
        "999999999999999999.999999999999999999, 999999999999999999.999999999999999999",
        "-0.000000000000000001, -0.000000000000000001",
        "1.00000000000000000000, 1",
        "100000000000000000, 100000000000000000",
        "1200000000000000000000e-5, 12000000000000000"
    })
    void decimalsAreExactAndTakeOneForm(String json, String canonical) throws RefusedException {
        Exact number = read(Exact.class, "{\"value\":" + json + "}");
        Exact text = read(Exact.class, "{\"value\":\"" + json + "\"}");

        assertThat(number).isEqualTo(new Exact(new BigDecimal(canonical)));
        assertThat(text).isEqualTo(number);
        assertThat(written(number)).isEqualTo("{\"value\":" + canonical + "}");
    }

    @Test
    void decimalsAreWrittenPlainWhateverTheirScale() {
        assertThat(written(new Exact(new BigDecimal("1E+3")))).isEqualTo("{\"value\":1000}");
        assertThat(written(new Exact(new BigDecimal("0.00")))).isEqualTo("{\"value\":0}");
        assertThat(written(new Exact(new BigDecimal("100.00")))).isEqualTo("{\"value\":100}");
        assertThat(written(new Exact(new BigDecimal("1E-7")))).isEqualTo("{\"value\":0.0000001}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e400",
                "1000000000000000000",
                "1e18",
                "-1000000000000000000",
                "0.0000000000000000001",
                "1e-19",
                "1e99999999999999",
                "1e-99999999999999"
            })
    void refusesDecimalsOutOfRange(String json) {
        assertRefused(Exact.class, "{\"value\":" + json + "}", ReasonCode.INVALID_NUMBER, DECIMAL);
        assertRefused(Exact.class, "{\"value\":\"" + json + "\"}", ReasonCode.INVALID_NUMBER, DECIMAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1 ",
                " 1",
                "+1",
                "01",
                "-01",
                ".5",
                "5.",
                "-",
                "-.5",
                "1.e5",
                "1e",
                "1e+",
                "e5",
                "1e1.5",
                "1,5",
                "1_000",
                "NaN",
                "Infinity",
                "-Infinity",
                "0x10",
                "1f",
                "1d",
                "١",
                "--1",
                "1-1",
                "null",
                "abc"
            })
    void refusesTextsThatAreNoJsonNumber(String text) {
        assertRefused(Exact.class, "{\"value\":\"" + text + "\"}", ReasonCode.INVALID_NUMBER, DECIMAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1000000000000000000",
                "-99999999999999999999999999999999999999999.000000000000000000001",
                "1234567890123456789012345678901234567890123456789012345678901234"
            })
    void readsAResultOfAnySizeThatANumberMayHave(String number) throws RefusedException {
        RecordCodec<Exact> results = RecordCodec.ofResult(Exact.class);
        Exact sum = new Exact(new BigDecimal(number));

        assertThat(results.decode(results.encode(sum))).isEqualTo(sum);
        assertRefused(
                Exact.class,
                written(sum),
                ReasonCode.INVALID_NUMBER,
                "value: must be a decimal below 10^18 with at most 18 fraction digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e64", "1e100000", "1e-65", "\"1e999999999\""})
    void readsNoResultOfMoreDigitsThanANumberMayHave(String number) {
        byte[] json = ("{\"value\":" + number + "}").getBytes(UTF_8);

        assertThatThrownBy(() -> RecordCodec.ofResult(Exact.class).decode(json))
                .isInstanceOf(RefusedException.class)
                .hasMessage("value: must be a decimal below 10^64 with at most 64 fraction digits");
    }

    /** An exact decimal with both bounds. */
    public record Percent(@Range(minimum = 1, maximum = 100) BigDecimal value) {}

    /** An exact decimal with one bound, which is not zero. */
    public record Signed(@Range(maximum = -1) BigDecimal value) {}

    @ParameterizedTest
    @CsvSource({"1, 1", "1.00, 1", "99.99, 99.99", "1e2, 100", "100.000, 100"})
    void theBoundsOfADecimalAreInclusiveHoweverTheyAreWritten(String json, String value) throws RefusedException {
        assertThat(read(Percent.class, "{\"value\":" + json + "}")).isEqualTo(new Percent(new BigDecimal(value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.999999999999999999", "100.000000000000000001", "0", "-5", "1e17"})
    void aDecimalBeyondItsBoundsIsRefusedByHoweverLittle(String json) {
        assertRefused(Percent.class, "{\"value\":" + json + "}", ReasonCode.RULE_BROKEN, "value: must be 1 to 100");
    }

    @Test
    void aDecimalWithoutASmallestMayBeAsSmallAsItLikes() throws RefusedException {
        assertThat(read(Signed.class, "{\"value\":-999999999999999999}").value())
                .isEqualTo(new BigDecimal("-999999999999999999"));
        assertRefused(Signed.class, "{\"value\":-0.5}", ReasonCode.RULE_BROKEN, "value: must be at most -1");
    }

    @Test
    void refusesLongDecimalTextsLikeLongNumbers() throws RefusedException {
        String longest = "1." + "0".repeat(62);

        assertThat(read(Exact.class, "{\"value\":\"" + longest + "\"}")).isEqualTo(new Exact(BigDecimal.ONE));
        assertRefused(
                Exact.class,
                "{\"value\":\"" + longest + "0\"}",
                ReasonCode.LIMIT_EXCEEDED,
                "value: must have at most 64 characters");
    }
}
