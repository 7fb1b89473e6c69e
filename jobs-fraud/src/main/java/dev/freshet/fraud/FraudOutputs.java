/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import dev.freshet.common.action.Action;
import dev.freshet.common.alert.Alert;
import dev.freshet.common.contract.Rejection;
import dev.freshet.common.control.DocumentReceipt;
import dev.freshet.common.launch.JobStreams;
import dev.freshet.fraud.decision.FraudDecision;
import dev.freshet.fraud.feature.TransactionFeatures;
import dev.freshet.fraud.model.ModelMetrics;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What the job writes.
 *
 * @param decisions one per transaction
 * @param features what each was decided by
 * @param alerts as they begin, go on and end
 * @param commands to accounts
 * @param modelMetrics how good the model was, day by day
 * @param lateTransactions behind the allowed lateness, on which nothing is decided
 * @param rejectedTransactions records that break the topic's contract; the others alike
 * @param ruleReceipts what became of each rule; those of lists alike
 */
public record FraudOutputs(
        DataStream<FraudDecision> decisions,
        DataStream<TransactionFeatures> features,
        DataStream<Alert> alerts,
        DataStream<Action> commands,
        DataStream<ModelMetrics> modelMetrics,
        DataStream<Transaction> lateTransactions,
        DataStream<Login> lateLogins,
        DataStream<Label> lateLabels,
        DataStream<CaseCommand> lateCaseCommands,
        DataStream<Rejection> rejectedTransactions,
        DataStream<Rejection> rejectedLogins,
        DataStream<Rejection> rejectedLabels,
        DataStream<Rejection> rejectedCaseCommands,
        DataStream<DocumentReceipt> ruleReceipts,
        DataStream<Rejection> rejectedRules,
        DataStream<DocumentReceipt> listReceipts,
        DataStream<Rejection> rejectedLists) {

    void writeTo(JobStreams streams) {
        streams.write(FraudTopics.DECISIONS, decisions);
        streams.write(FraudTopics.FEATURES, features);
        streams.write(FraudTopics.ALERTS, alerts);
        streams.write(FraudTopics.ACCOUNT_COMMANDS, commands);
        streams.write(FraudTopics.MODEL_METRICS, modelMetrics);
        streams.writeLate(FraudTopics.TRANSACTIONS, lateTransactions);
        streams.writeLate(FraudTopics.LOGINS, lateLogins);
        streams.writeLate(FraudTopics.LABELS, lateLabels);
        streams.writeLate(FraudTopics.CASE_COMMANDS, lateCaseCommands);
        streams.writeDeadLetters(FraudTopics.TRANSACTIONS, rejectedTransactions);
        streams.writeDeadLetters(FraudTopics.LOGINS, rejectedLogins);
        streams.writeDeadLetters(FraudTopics.LABELS, rejectedLabels);
        streams.writeDeadLetters(FraudTopics.CASE_COMMANDS, rejectedCaseCommands);
        streams.writeReceipts(FraudTopics.RULES, ruleReceipts);
        streams.writeDeadLetters(FraudTopics.RULES, rejectedRules);
        streams.writeReceipts(FraudTopics.LISTS, listReceipts);
        streams.writeDeadLetters(FraudTopics.LISTS, rejectedLists);
    }
}
