/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.decision;

import dev.freshet.fraud.rule.RuleDocument;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * How often each rule fired, those that are only being tried out too. A rule has a counter from when it is in force, so that a
 * rule that never fires shows, and the first hit is an increase.
 */
final class RuleHitCounters {

    static final String HITS = "ruleHits";

    /** The label of the counter. */
    static final String RULE = "rule";

    private final MetricGroup group;
    private final Map<String, Counter> byRule = new HashMap<>();

    RuleHitCounters(MetricGroup group) {
        this.group = group;
    }

    void expect(RuleDocument rule) {
        of(rule);
    }

    void fired(RuleDocument rule) {
        of(rule).inc();
    }

    private Counter of(RuleDocument rule) {
        return byRule.computeIfAbsent(
                rule.ruleId(), id -> group.addGroup(RULE, id).counter(HITS));
    }

    /** So far, by rule. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>();
        byRule.forEach((rule, counter) -> counts.put(rule, counter.getCount()));
        return counts;
    }
}
