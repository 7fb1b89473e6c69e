/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.decision;

import dev.freshet.fraud.detector.DetectorInput;
import dev.freshet.fraud.detector.DetectorRules;
import dev.freshet.fraud.detector.RefutedHop;
import dev.freshet.fraud.login.LoginDetectors;
import dev.freshet.fraud.rule.ExpressionRules;
import dev.freshet.fraud.rule.RuleCheck;
import dev.freshet.fraud.rule.RuleDocument;
import dev.freshet.fraud.rule.RuleVerdict;
import dev.freshet.fraud.rule.Vocabulary;
import dev.freshet.fraud.travel.Sighting;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rules in force, ready to be asked. */
final class RuleBook {

    private final RuleCheck check;
    private final ExpressionRules expressions;
    private final DetectorRules detectors = new DetectorRules();
    private final Duration allowedLateness;
    private final SortedMap<String, RuleDocument> asked = new TreeMap<>();
    private final SortedMap<String, String> refused = new TreeMap<>();
    private LoginDetectors logins;

    /** @param allowedLateness how late a login may be and still count */
    RuleBook(Vocabulary vocabulary, Collection<RuleDocument> inForce, Duration allowedLateness) {
        this.check = new RuleCheck(vocabulary);
        this.expressions = new ExpressionRules(vocabulary);
        this.allowedLateness = allowedLateness;
        inForce.forEach(rule -> put(rule.ruleId(), rule));
        this.logins = LoginDetectors.of(asked.values(), allowedLateness);
    }

    /** Something else is in force under an id; null where nothing is. */
    void change(String ruleId, @Nullable RuleDocument rule) {
        put(ruleId, rule);
        logins = LoginDetectors.of(asked.values(), allowedLateness);
    }

    private void put(String ruleId, @Nullable RuleDocument rule) {
        asked.remove(ruleId);
        expressions.remove(ruleId);
        detectors.remove(ruleId);
        refused.remove(ruleId);
        String refusal = rule == null ? null : check.refusal(rule);
        if (refusal != null) {
            refused.put(ruleId, refusal);
        } else if (rule != null) {
            asked.put(ruleId, rule);
            expressions.put(rule);
            detectors.put(rule);
        }
    }

    /** Rules that an earlier release accepted and this one does not ask, by id, with the reason. */
    Map<String, String> refused() {
        return refused;
    }

    /** What each rule on transactions says, by kind and rule id. */
    List<RuleVerdict> verdicts(DetectorInput input, Map<String, BigDecimal> features) {
        List<RuleVerdict> verdicts = new ArrayList<>(detectors.verdicts(input));
        verdicts.addAll(
                expressions.verdicts(FraudVocabulary.input(input.figured().transaction(), features)));
        return verdicts;
    }

    List<RefutedHop> refutedHops(@Nullable Sighting trusted, @Nullable Sighting next) {
        return detectors.refuted(trusted, next);
    }

    LoginDetectors logins() {
        return logins;
    }

    DetectorRules detectors() {
        return detectors;
    }
}
