/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.rule;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * What expressions are asked about: named values of one transaction, made once for all rules.
 *
 * <p>Numbers are doubles here. The double that is nearest to a decimal is the one that a literal of the same digits stands for,
 * so that {@code amount > 220.1} is exact at its border; what is computed from several values may not be.
 */
public final class RuleInput {

    private final Map<String, Object> values = new HashMap<>();

    /** What is not known is absent from both. */
    public RuleInput(Map<String, BigDecimal> figures, Map<String, String> texts) {
        figures.forEach((name, figure) -> values.put(name, figure.doubleValue()));
        values.putAll(texts);
    }

    Map<String, Object> values() {
        return values;
    }
}
