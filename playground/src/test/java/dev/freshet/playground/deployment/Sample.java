/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.deployment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of what a Prometheus scrapes, without its value. */
record Sample(String name, Map<String, String> labels) {

    private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    /** All lines but the comments; fails on one that is no sample. */
    static List<Sample> all(String exposition) {
        return exposition
                .lines()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(Sample::of)
                .toList();
    }

    private static Sample of(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no sample: " + line);
        }
        Map<String, String> labels = new HashMap<>();
        if (matcher.group(3) != null) {
            LABEL.matcher(matcher.group(3)).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        }
        return new Sample(matcher.group(1), Map.copyOf(labels));
    }

    /** As Prometheus sees it: the name is a label, and one that is not there is empty. */
    String label(String label) {
        return label.equals("__name__") ? name : labels.getOrDefault(label, "");
    }
}
