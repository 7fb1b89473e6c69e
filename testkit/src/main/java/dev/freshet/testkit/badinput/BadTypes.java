/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.badinput;

import static dev.freshet.testkit.badinput.Expectation.accepted;
import static dev.freshet.testkit.badinput.Expectation.either;
import static dev.freshet.testkit.badinput.Expectation.rejected;

import java.util.ArrayList;
import java.util.List;

/** Fields that are absent, null, or of another JSON type. */
final class BadTypes {

    private BadTypes() {}

    static List<BadCase> cases(Sample sample) {
        List<BadCase> cases = new ArrayList<>();
        for (Sample.Field field : sample.fields()) {
            // An optional field may still be demanded by a rule of the topic.
            Expectation absent = field.required() ? rejected("MISSING_FIELD") : either("RULE_BROKEN");
            cases.add(BadCase.of("missing:" + field.name(), sample, sample.without(field), absent));
            cases.add(BadCase.of("null:" + field.name(), sample, sample.with(field, "null"), absent));
            if (field.kind() != FieldKind.FLAG) {
                cases.add(wrong(sample, field, "boolean", "true"));
            }
            cases.add(wrong(sample, field, "object", "{\"a\":1}"));
            cases.add(wrong(sample, field, "array", "[1]"));
            cases.addAll(ofKind(sample, field));
        }
        return cases;
    }

    private static BadCase wrong(Sample sample, Sample.Field field, String type, String raw) {
        return BadCase.of(type + ":" + field.name(), sample, sample.with(field, raw), rejected("WRONG_TYPE"));
    }

    private static List<BadCase> ofKind(Sample sample, Sample.Field field) {
        List<BadCase> cases = new ArrayList<>();
        switch (field.kind()) {
            case TEXT, ID -> {
                cases.add(wrong(sample, field, "number-for-text", "42"));
                cases.add(BadCase.of(
                        "text-over-64-kb:" + field.name(),
                        sample,
                        sample.with(field, "\"" + "x".repeat(64 * 1024 + 1) + "\""),
                        rejected("LIMIT_EXCEEDED", "RULE_BROKEN")));
            }
            case CONSTANT -> {
                cases.add(wrong(sample, field, "number-for-text", "0"));
                for (String unknown : List.of("no_such_constant", "", " ", "NO_SUCH")) {
                    cases.add(BadCase.of(
                            "unknown-constant '" + unknown + "':" + field.name(),
                            sample,
                            sample.with(field, "\"" + unknown + "\""),
                            rejected("UNKNOWN_VALUE")));
                }
            }
            case FLAG -> {
                cases.add(wrong(sample, field, "number-for-flag", "1"));
                cases.add(wrong(sample, field, "text-for-flag", "\"true\""));
            }
            case DECIMAL, AMOUNT -> {
                cases.add(text(sample, field, "\"12.50\"", accepted()));
                cases.add(text(sample, field, "\"twelve\"", rejected("INVALID_NUMBER", "WRONG_TYPE")));
                cases.add(text(sample, field, "\"\"", rejected("INVALID_NUMBER", "WRONG_TYPE")));
                cases.add(text(sample, field, "\"1,5\"", rejected("INVALID_NUMBER", "WRONG_TYPE")));
            }
            case INTEGER, COUNT -> {
                cases.add(text(sample, field, "\"12\"", either("WRONG_TYPE", "INVALID_NUMBER")));
                cases.add(text(sample, field, "\"twelve\"", rejected("WRONG_TYPE", "INVALID_NUMBER")));
            }
            case EVENT_TIME, TIME -> {
                // Text and number are both times; what they hold is judged with the times.
            }
        }
        return cases;
    }

    private static BadCase text(Sample sample, Sample.Field field, String raw, Expectation expected) {
        return BadCase.of("text-for-number " + raw + ":" + field.name(), sample, sample.with(field, raw), expected);
    }
}
