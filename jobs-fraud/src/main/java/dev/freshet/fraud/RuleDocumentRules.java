/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import dev.freshet.common.contract.ContractRule;
import dev.freshet.common.contract.TextKey;
import dev.freshet.fraud.rule.RuleDocument;

/** What the fields of a {@link RuleDocument} cannot say one by one. */
final class RuleDocumentRules {

    /** So many decimal places has a score, so that the sum of weights is one exactly. */
    private static final int DECIMALS = 6;

    static final ContractRule<RuleDocument> PRINTABLE = new ContractRule<>(
            "ids are not blank and hold no control characters",
            rule -> TextKey.isPrintable(rule.eventId()) && TextKey.isPrintable(rule.ruleId()));

    static final ContractRule<RuleDocument> KIND = new ContractRule<>(
            "exactly one of detector and expression is present",
            rule -> (rule.detector() == null) != (rule.expression() == null));

    static final ContractRule<RuleDocument> DETECTORS_OWN = new ContractRule<>(
            "window_seconds, limits and group_key come with a detector",
            rule -> rule.detector() != null
                    || (rule.windowSeconds() == null && rule.limits() == null && rule.groupKey() == null));

    static final ContractRule<RuleDocument> WEIGHT = new ContractRule<>(
            "weight has at most " + DECIMALS + " decimal places",
            rule -> rule.weight().stripTrailingZeros().scale() <= DECIMALS);

    static final ContractRule<RuleDocument> OUTCOME =
            new ContractRule<>("outcome is review, step_up or interdict", rule -> rule.outcome() != Outcome.APPROVE);

    private RuleDocumentRules() {}
}
