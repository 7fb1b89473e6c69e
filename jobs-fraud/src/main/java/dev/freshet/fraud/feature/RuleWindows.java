/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import dev.freshet.common.control.RuleStatus;
import dev.freshet.fraud.rule.Detector;
import dev.freshet.fraud.rule.GroupKey;
import dev.freshet.fraud.rule.RuleDocument;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How long the windows are that rules in force ask for.
 *
 * @param account of amounts and merchants of an account
 * @param terminal of amounts at a terminal
 * @param shares of known fraud at a terminal
 */
record RuleWindows(Set<Duration> account, Set<Duration> terminal, Set<Duration> shares) {

    static RuleWindows of(Collection<RuleDocument> rules) {
        return new RuleWindows(
                windows(rules, Detector.VELOCITY, GroupKey.ACCOUNT),
                windows(rules, Detector.VELOCITY, GroupKey.TERMINAL),
                windows(rules, Detector.RISKY_TERMINAL, GroupKey.TERMINAL));
    }

    /** With those of the features. */
    static Set<Duration> andFeatures(Set<Duration> asked) {
        Set<Duration> all = new LinkedHashSet<>(FeatureWindow.lengths());
        all.addAll(asked);
        return all;
    }

    /** The figures that are asked for, by the seconds of their window. */
    static <F> Map<Long, F> bySeconds(Map<Duration, F> figures, Set<Duration> asked) {
        Map<Long, F> bySeconds = new HashMap<>();
        for (Duration length : asked) {
            bySeconds.put(length.toSeconds(), Objects.requireNonNull(figures.get(length)));
        }
        return bySeconds;
    }

    private static Set<Duration> windows(Collection<RuleDocument> rules, Detector detector, GroupKey group) {
        return rules.stream()
                .filter(rule -> rule.status() != RuleStatus.DISABLED)
                .filter(rule -> rule.detector() == detector && rule.countsBy() == group)
                .map(rule -> Objects.requireNonNull(rule.window()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
