/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.rule;

import dev.freshet.common.control.RuleStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force that are expressions, compiled once per version. Rules with a detector are passed over: who detects asks
 * them.
 */
public final class ExpressionRules {

    private record Compiled(RuleDocument rule, RuleExpression expression) {}

    private final Vocabulary vocabulary;
    private final SortedMap<String, Compiled> byId = new TreeMap<>();

    public ExpressionRules(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * Takes a version in place of the one with its id.
     *
     * @return null, or why it is not asked: one that an earlier release accepted and this one does not
     */
    public @Nullable String put(RuleDocument rule) {
        byId.remove(rule.ruleId());
        if (rule.expression() == null || rule.status() == RuleStatus.DISABLED) {
            return null;
        }
        try {
            byId.put(rule.ruleId(), new Compiled(rule, RuleExpression.compile(rule.expression(), vocabulary)));
            return null;
        } catch (InvalidExpressionException e) {
            return e.getMessage();
        }
    }

    public void remove(String ruleId) {
        byId.remove(ruleId);
    }

    /** What each of them says, by rule id. */
    public List<RuleVerdict> verdicts(RuleInput input) {
        List<RuleVerdict> verdicts = new ArrayList<>(byId.size());
        for (Compiled compiled : byId.values()) {
            verdicts.add(new RuleVerdict(compiled.rule(), compiled.expression().holds(input)));
        }
        return verdicts;
    }
}
