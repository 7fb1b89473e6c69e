/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.badinput;

import static dev.freshet.testkit.badinput.Expectation.accepted;
import static dev.freshet.testkit.badinput.Expectation.either;
import static dev.freshet.testkit.badinput.Expectation.rejected;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** JSON of another shape or size than the contract's; unknown fields are ignored. */
final class BadStructure {

    private static final int MEGABYTE = 1 << 20;

    private BadStructure() {}

    static List<BadCase> cases(Sample sample) {
        List<BadCase> cases = new ArrayList<>();
        for (String root : List.of("[]", "[" + sample.json() + "]", "null", "true", "42", "\"text\"")) {
            String name = "root:" + root.substring(0, Math.min(6, root.length()));
            cases.add(BadCase.of(name, sample, root, rejected("NOT_AN_OBJECT")));
        }
        cases.add(BadCase.of("empty-object", sample, "{}", emptyObject(sample)));
        cases.add(BadCase.of("unknown-field", sample, sample.plus("\"unknown\":{\"a\":[1,null]}"), accepted()));
        cases.add(BadCase.of("__proto__", sample, sample.plus("\"__proto__\":{\"admin\":true}"), accepted()));
        cases.add(BadCase.of("@class", sample, sample.plus("\"@class\":\"javax.swing.JEditorPane\""), accepted()));
        cases.addAll(sizes(sample));
        for (Sample.Field field : sample.fields()) {
            if (field.pointer().lastIndexOf('/') == 0) {
                cases.add(duplicate(sample, field));
            }
        }
        return cases;
    }

    private static Expectation emptyObject(Sample sample) {
        boolean required = sample.fields().stream().anyMatch(Sample.Field::required);
        return required ? rejected("MISSING_FIELD") : either("RULE_BROKEN");
    }

    private static List<BadCase> sizes(Sample sample) {
        String deep = "\"deep\":" + "[".repeat(10_000) + "]".repeat(10_000);
        // In capitals, so that none is a field of a contract by chance, such as ip.
        String many = IntStream.range(0, 100_000)
                .mapToObj(number -> Integer.toString(number, Character.MAX_RADIX))
                .map(name -> "\"" + name.toUpperCase(Locale.ROOT) + "\":0")
                .collect(Collectors.joining(","));
        String padding = " ".repeat(MEGABYTE - sample.bytes().length);
        return List.of(
                BadCase.of("depth-10000", sample, sample.plus(deep), rejected("LIMIT_EXCEEDED")),
                BadCase.of("100000-fields", sample, sample.plus(many), either("LIMIT_EXCEEDED", "TOO_LARGE")),
                BadCase.of(
                        "name-50-kb",
                        sample,
                        sample.plus("\"" + "n".repeat(50 * 1024) + "\":0"),
                        rejected("LIMIT_EXCEEDED")),
                BadCase.of("1-mb", sample, sample.json() + padding, accepted()),
                BadCase.of("over-1-mb", sample, sample.json() + padding + " ", rejected("TOO_LARGE")));
    }

    /** Of duplicate names the last wins: the first has a type that would be refused. */
    private static BadCase duplicate(Sample sample, Sample.Field field) {
        String name = field.pointer().substring(1);
        String value = "{\"" + name + "\":\"first\"," + sample.json().strip().substring(1);
        return BadCase.of("duplicate-name:" + name, sample, value, accepted());
    }
}
