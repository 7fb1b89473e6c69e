/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.decision;

import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.Range;
import dev.freshet.fraud.Outcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about a transaction, with everything that it was decided by.
 *
 * @param eventTime of the transaction
 * @param score the blend of both scores, from 0 to 1; decides
 * @param ruleScore the weights of the active rules that fired, at most 1
 * @param modelScore null without a model
 * @param modelVersion the day that the model was trained for; null without one
 * @param reasons lists first, then rules by weight and id
 * @param ruleVersions of every rule that was asked, by rule id; also of those that did not fire
 * @param features what was seen, by name; one that is not known is absent
 * @param late whether it came after its time: the watermark had passed it
 * @param latencyMillis from the record's Kafka timestamp to the decision, by the wall clock, and so another one in every run; null
 *     in event-time order
 */
@Description("What was decided about a transaction, with everything that it was decided by.")
public record FraudDecision(
        String transactionId,
        @Description("Also the record's key.") String accountId,
        @Description("Of the transaction.") Instant eventTime,
        Outcome outcome,

        @Description("The blend of rule_score and model_score; decides.") @Range(minimum = 0, maximum = 1)
        BigDecimal score,

        @Description("The weights of the active rules that fired, at most 1.") @Range(minimum = 0, maximum = 1)
        BigDecimal ruleScore,

        @Description("Absent without a model.") @Range(minimum = 0, maximum = 1) @Nullable
        BigDecimal modelScore,

        @Description("The day that the model was trained for, such as 2026-03-02; absent without a model.") @Nullable
        String modelVersion,

        @Description("Lists first, then the rules that fired, by weight and id.")
        List<DecisionReason> reasons,

        @Description("The version of every rule that was asked, by rule_id.")
        Map<String, Long> ruleVersions,

        @Description("What was seen, by name; what is not known is absent.")
        Map<String, BigDecimal> features,

        @Description("It came after the watermark had passed its time.")
        boolean late,

        @Description("In which order inputs were taken.") InputOrder order,

        @Description("From the record's timestamp to the decision, by the wall clock; absent in event-time order.")
        @Nullable
        Long latencyMillis) {}
