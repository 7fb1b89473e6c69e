/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.rule;

import dev.freshet.common.control.RuleStatus;
import java.util.Locale;

/**
 * What a rule that was asked said about one transaction.
 *
 * @param rule the version that was asked; never a disabled one
 * @param fired whether its pattern was there
 */
public record RuleVerdict(RuleDocument rule, boolean fired) {

    /** Whether it counts: fired, and not only being tried out. */
    public boolean counts() {
        return fired && !isShadow();
    }

    public boolean isShadow() {
        return rule.status() == RuleStatus.SHADOW;
    }

    /** What it looks for, as a reason names it: the detector, else {@code expression}. */
    public String code() {
        return rule.detector() == null ? "expression" : rule.detector().name().toLowerCase(Locale.ROOT);
    }
}
