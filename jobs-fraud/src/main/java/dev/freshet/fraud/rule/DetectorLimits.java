/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.rule;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which limits a rule can set: those that its detector has, above zero, and no higher than what is kept to count by. So whatever
 * was accepted can be asked.
 */
final class DetectorLimits {

    /** They count things one by one. */
    private static final Set<String> WHOLE = Set.of("accounts", "failures", "minimum_count", "small_count");

    private static final Map<String, Long> HIGHEST =
            Map.of("accounts", 200L, "failures", 100L, "fraud_share", 1L, "merchants", 100L, "small_count", 100L);

    private DetectorLimits() {}

    /** @param rule with a detector and limits */
    static @Nullable String refusal(RuleDocument rule) {
        Detector detector = Objects.requireNonNull(rule.detector());
        Map<String, BigDecimal> limits = new TreeMap<>(Objects.requireNonNull(rule.limits()));
        for (Map.Entry<String, BigDecimal> limit : limits.entrySet()) {
            String refusal = detector.defaultLimits().containsKey(limit.getKey())
                    ? refusal(limit.getKey(), limit.getValue())
                    : unknown(detector);
            if (refusal != null) {
                return "limits: " + refusal;
            }
        }
        if (detector == Detector.CARD_TESTING
                && rule.limit("small_amount").compareTo(rule.limit("large_amount")) >= 0) {
            return "limits: small_amount must be below large_amount";
        }
        return null;
    }

    private static String unknown(Detector detector) {
        Set<String> known = new TreeSet<>(detector.defaultLimits().keySet());
        return RuleCheck.word(detector) + " has " + (known.isEmpty() ? "none" : "only " + String.join(", ", known));
    }

    private static @Nullable String refusal(String name, BigDecimal limit) {
        if (limit.signum() <= 0) {
            return name + " must be above 0";
        }
        if (WHOLE.contains(name) && limit.stripTrailingZeros().scale() > 0) {
            return name + " must be a whole number";
        }
        Long highest = HIGHEST.get(name);
        return highest != null && limit.compareTo(BigDecimal.valueOf(highest)) > 0
                ? name + " must be at most " + highest
                : null;
    }
}
