/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a query asks of one metric: {@code name{label="value",…}}.
 *
 * @param text as it stands in the query
 * @param name empty where a matcher of {@code __name__} stands for it
 */
record Selector(String text, String name, List<LabelMatcher> matchers) {

    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");

    /** Regular expressions of Prometheus match the whole value. */
    record LabelMatcher(String label, String operator, String value) {

        boolean matches(String actual) {
            return switch (operator) {
                case "=" -> actual.equals(value);
                case "!=" -> !actual.equals(value);
                case "=~" -> actual.matches(value);
                case "!~" -> !actual.matches(value);
                default -> throw new IllegalStateException("no operator of PromQL: " + operator);
            };
        }
    }

    static Selector of(String name, String braces) {
        List<LabelMatcher> matchers = new ArrayList<>();
        Matcher matcher = MATCHER.matcher(braces);
        while (matcher.find()) {
            matchers.add(new LabelMatcher(matcher.group(1), matcher.group(2), matcher.group(3)));
        }
        return new Selector(name + braces, name, matchers);
    }

    boolean selects(Sample sample) {
        return (name.isEmpty() || name.equals(sample.name()))
                && matchers.stream().allMatch(matcher -> matcher.matches(sample.label(matcher.label())));
    }
}
