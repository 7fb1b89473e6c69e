/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.rule;

import dev.freshet.common.control.RuleStatus;
import dev.freshet.fraud.Outcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules for tests: every step has a default, so that a test names only what it is about. */
public record RuleDraft(RuleDocument rule) {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    /** An active detector of amounts with a weight of 0.5. */
    public static RuleDraft rule(String id) {
        return new RuleDraft(new RuleDocument(
                "e-1",
                NOON,
                id,
                1,
                RuleStatus.ACTIVE,
                Detector.AMOUNT_SPIKE,
                null,
                new BigDecimal("0.5"),
                null,
                null,
                null,
                null,
                null,
                null));
    }

    public RuleDraft version(long version) {
        return with(version, rule.status(), rule.detector(), rule.expression(), rule.weight(), rule.outcome());
    }

    public RuleDraft status(RuleStatus status) {
        return with(rule.version(), status, rule.detector(), rule.expression(), rule.weight(), rule.outcome());
    }

    public RuleDraft weight(String weight) {
        return with(
                rule.version(),
                rule.status(),
                rule.detector(),
                rule.expression(),
                new BigDecimal(weight),
                rule.outcome());
    }

    public RuleDraft outcome(Outcome outcome) {
        return with(rule.version(), rule.status(), rule.detector(), rule.expression(), rule.weight(), outcome);
    }

    public RuleDraft expression(String expression) {
        return with(rule.version(), rule.status(), null, expression, rule.weight(), rule.outcome());
    }

    public RuleDraft detector(Detector detector) {
        return with(rule.version(), rule.status(), detector, null, rule.weight(), rule.outcome());
    }

    public RuleDraft counting(
            @Nullable Long windowSeconds, @Nullable Map<String, BigDecimal> limits, @Nullable GroupKey groupKey) {
        return new RuleDraft(new RuleDocument(
                rule.eventId(),
                rule.eventTime(),
                rule.ruleId(),
                rule.version(),
                rule.status(),
                rule.detector(),
                rule.expression(),
                rule.weight(),
                windowSeconds,
                limits,
                groupKey,
                rule.outcome(),
                rule.severity(),
                rule.purpose()));
    }

    public RuleVerdict fired() {
        return new RuleVerdict(rule, true);
    }

    public RuleVerdict silent() {
        return new RuleVerdict(rule, false);
    }

    private RuleDraft with(
            long version,
            RuleStatus status,
            @Nullable Detector detector,
            @Nullable String expression,
            BigDecimal weight,
            @Nullable Outcome outcome) {
        return new RuleDraft(new RuleDocument(
                rule.eventId(),
                rule.eventTime(),
                rule.ruleId(),
                version,
                status,
                detector,
                expression,
                weight,
                rule.windowSeconds(),
                rule.limits(),
                rule.groupKey(),
                outcome,
                rule.severity(),
                rule.purpose()));
    }
}
