/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.decision;

import dev.freshet.fraud.command.CommandRequest;
import dev.freshet.fraud.detector.AccountMemory;
import dev.freshet.fraud.episode.Occurrence;
import dev.freshet.fraud.feature.TransactionFeatures;
import dev.freshet.fraud.rule.RuleVerdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that follows from a transaction.
 *
 * @param verdicts of all rules that were asked
 * @param occurrences one that counts unless it was approved, and one of each rule that is only being tried out and fired
 * @param request what is asked for the account; null where nothing is
 * @param memory of the account from then on
 */
record JudgedTransaction(
        FraudDecision decision,
        TransactionFeatures features,
        List<RuleVerdict> verdicts,
        List<Occurrence> occurrences,
        @Nullable CommandRequest request,
        AccountMemory memory) {}
