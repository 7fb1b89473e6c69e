/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.rule;

import dev.freshet.common.control.DocumentCheck;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a rule can be kept: a detector has the limits and the key that it is given, an expression compiles, names nothing
 * unknown and costs little enough.
 *
 * @param vocabulary what expressions may name
 */
public record RuleCheck(Vocabulary vocabulary) implements DocumentCheck<RuleDocument> {

    @Override
    public @Nullable String refusal(RuleDocument rule) {
        if (rule.detector() != null) {
            return refusal(rule.detector(), rule);
        }
        return rule.expression() == null ? "neither a detector nor an expression" : refusal(rule.expression());
    }

    private @Nullable String refusal(String expression) {
        try {
            RuleExpression.compile(expression, vocabulary);
            return null;
        } catch (InvalidExpressionException e) {
            return "expression: " + e.getMessage();
        }
    }

    private static @Nullable String refusal(Detector detector, RuleDocument rule) {
        if (rule.groupKey() != null && !detector.groups().contains(rule.groupKey())) {
            return "group_key: " + word(detector) + " counts by "
                    + detector.groups().stream().map(RuleCheck::word).collect(Collectors.joining(" or "));
        }
        if (rule.windowSeconds() != null && detector.defaultWindow() == null) {
            return "window_seconds: " + word(detector) + " looks at no window; leave it out";
        }
        return rule.limits() == null ? null : DetectorLimits.refusal(rule);
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
