/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression in Prometheus's language, taken apart only so far as to know what it reads.
 *
 * @param where what it belongs to, for messages
 */
record PromQuery(String where, String expression) {

    private static final Pattern GROUPING =
            Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
    private static final Pattern SELECTOR = Pattern.compile(
            "(?<![\\w.])([a-zA-Z_:][a-zA-Z0-9_:]*)?\\s*(\\{[^}]*})|(?<![\\w.])([a-zA-Z_:][a-zA-Z0-9_:]*)(?!\\s*[\\w:(])");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

    /** A dashboard's query with a value for each of Grafana's variables. */
    static PromQuery ofPanel(String where, String expression) {
        return new PromQuery(where, expression.replace("$__rate_interval", "5m").replace("$job", ".+"));
    }

    List<Selector> selectors() {
        String plain =
                RANGE.matcher(GROUPING.matcher(expression).replaceAll(" ")).replaceAll(" ");
        List<Selector> selectors = new ArrayList<>();
        Matcher matcher = SELECTOR.matcher(plain);
        while (matcher.find()) {
            if (matcher.group(2) != null) {
                selectors.add(Selector.of(matcher.group(1) == null ? "" : matcher.group(1), matcher.group(2)));
            } else if (!WORDS.contains(matcher.group(3))) {
                selectors.add(Selector.of(matcher.group(3), ""));
            }
        }
        return selectors;
    }
}
