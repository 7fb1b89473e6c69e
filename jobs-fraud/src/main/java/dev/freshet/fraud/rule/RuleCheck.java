/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.rule;

import dev.freshet.common.control.DocumentCheck;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
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
        return rule.limits() == null ? null : refusal(detector, rule.limits());
    }

    private static @Nullable String refusal(Detector detector, Map<String, BigDecimal> limits) {
        for (Map.Entry<String, BigDecimal> limit : new TreeMap<>(limits).entrySet()) {
            if (!detector.defaultLimits().containsKey(limit.getKey())) {
                return "limits: " + word(detector) + " has "
                        + (detector.defaultLimits().isEmpty()
                                ? "none"
                                : "only "
                                        + String.join(
                                                ", ",
                                                new TreeSet<>(
                                                        detector.defaultLimits().keySet())));
            }
            if (limit.getValue().signum() <= 0) {
                return "limits: " + limit.getKey() + " must be above 0";
            }
        }
        return null;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
