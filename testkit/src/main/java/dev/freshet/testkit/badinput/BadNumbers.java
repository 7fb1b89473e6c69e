/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.badinput;

import static dev.freshet.testkit.badinput.Expectation.accepted;
import static dev.freshet.testkit.badinput.Expectation.either;
import static dev.freshet.testkit.badinput.Expectation.rejected;

import java.util.ArrayList;
import java.util.List;

/** Numbers that are none, that do not fit, or that would overflow when they are added. */
final class BadNumbers {

    private static final String NINES = "9".repeat(18);

    private BadNumbers() {}

    static List<BadCase> cases(Sample sample) {
        List<BadCase> cases = new ArrayList<>();
        for (Sample.Field field : sample.fields(kind -> kind.isDecimal() || kind.isWhole())) {
            for (String token : List.of("NaN", "Infinity", "-Infinity", "+1", "01", ".5", "1.", "0x10")) {
                cases.add(number(sample, field, token, rejected("MALFORMED_JSON", "INVALID_NUMBER")));
                cases.add(text(sample, field, token));
            }
            cases.add(number(sample, field, "1e400", rejected("INVALID_NUMBER", "LIMIT_EXCEEDED", "WRONG_TYPE")));
            cases.add(number(sample, field, "1e-400", rejected("INVALID_NUMBER", "LIMIT_EXCEEDED", "WRONG_TYPE")));
            cases.add(number(sample, field, "1e999999999", rejected("INVALID_NUMBER", "LIMIT_EXCEEDED", "WRONG_TYPE")));
            cases.add(number(sample, field, "9".repeat(100_000), rejected("LIMIT_EXCEEDED", "INVALID_NUMBER")));
            cases.add(number(sample, field, "-0", either("RULE_BROKEN", "INVALID_NUMBER")));
            cases.add(number(sample, field, "9007199254740993", either("RULE_BROKEN")));
            cases.add(number(sample, field, "9223372036854775808", rejected("INVALID_NUMBER")));
            cases.add(number(
                    sample,
                    field,
                    "-1",
                    field.kind().isNegativeRefused()
                            ? rejected("RULE_BROKEN", "INVALID_NUMBER")
                            : either("RULE_BROKEN")));
            cases.addAll(field.kind().isDecimal() ? decimals(sample, field) : wholes(sample, field));
            if (field.overflow() != null) {
                cases.add(BadCase.of(
                        "sum that overflows:" + field.name(),
                        sample,
                        sample.with(field, field.overflow()),
                        rejected("RULE_BROKEN")));
            }
        }
        return cases;
    }

    private static List<BadCase> decimals(Sample sample, Sample.Field field) {
        return List.of(
                number(sample, field, "1000000000000000000", rejected("INVALID_NUMBER")),
                number(sample, field, NINES + ".99", either("RULE_BROKEN")), // sums of these overflow 64 bits
                number(sample, field, "0.000000000000000001", accepted()),
                number(sample, field, "0.0000000000000000001", rejected("INVALID_NUMBER")),
                number(sample, field, "1.50E+1", accepted()));
    }

    private static List<BadCase> wholes(Sample sample, Sample.Field field) {
        return List.of(
                number(sample, field, "9223372036854775807", either("RULE_BROKEN", "INVALID_NUMBER")),
                number(sample, field, "1.5", rejected("INVALID_NUMBER", "WRONG_TYPE")),
                number(
                        sample,
                        field,
                        "0",
                        field.kind() == FieldKind.COUNT
                                ? rejected("RULE_BROKEN", "INVALID_NUMBER")
                                : either("RULE_BROKEN")));
    }

    private static BadCase number(Sample sample, Sample.Field field, String raw, Expectation expected) {
        String shown = raw.length() > 30 ? raw.length() + "-digits" : raw;
        return BadCase.of("number " + shown + ":" + field.name(), sample, sample.with(field, raw), expected);
    }

    private static BadCase text(Sample sample, Sample.Field field, String token) {
        // Text of a decimal may be read as leniently as BigDecimal does; what is no number at all may not.
        boolean none = token.endsWith("Infinity") || token.equals("NaN") || token.equals("0x10");
        Expectation expected = none || field.kind().isWhole()
                ? rejected("INVALID_NUMBER", "WRONG_TYPE")
                : either("INVALID_NUMBER", "WRONG_TYPE");
        return BadCase.of(
                "text of number " + token + ":" + field.name(),
                sample,
                sample.with(field, "\"" + token + "\""),
                expected);
    }
}
