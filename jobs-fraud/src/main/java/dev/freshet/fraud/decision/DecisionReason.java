/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.decision;

import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.Range;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One thing that spoke for or against a transaction.
 *
 * @param code the detector, or {@code expression}, {@code allow_list}, {@code block_list}
 * @param ruleId the rule, or the id of the list's entry
 * @param ruleVersion of the rule or the entry
 * @param weight what it added to the score; null of a list, which needs no score
 * @param shadow whether the rule is only being tried out, so that its weight was not added
 */
@Description("One thing that spoke for or against a transaction.")
public record DecisionReason(
        @Description("The detector, or expression, allow_list or block_list.")
        String code,

        @Description("The rule, or the key of the list's entry.")
        String ruleId,

        @Description("Of the rule or the entry.") long ruleVersion,

        @Description("What it added to the score; absent of a list.") @Range(minimum = 0, maximum = 1) @Nullable
        BigDecimal weight,

        @Description("The rule is only being tried out: its weight was not added.")
        boolean shadow) {}
