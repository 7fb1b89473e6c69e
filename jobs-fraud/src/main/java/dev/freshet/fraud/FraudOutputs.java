/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import dev.freshet.common.contract.Rejection;
import dev.freshet.common.control.DocumentReceipt;
import dev.freshet.common.launch.JobStreams;
import dev.freshet.fraud.decision.FraudDecision;
import dev.freshet.fraud.feature.TransactionFeatures;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What the job writes.
 *
 * @param decisions one per transaction
 * @param features what each was decided by
 * @param lateTransactions behind the allowed lateness, on which nothing is decided
 * @param rejectedTransactions records that break the topic's contract; the others alike
 * @param ruleReceipts what became of each rule; those of lists alike
 */
public record FraudOutputs(
        DataStream<FraudDecision> decisions,
        DataStream<TransactionFeatures> features,
        DataStream<Transaction> lateTransactions,
        DataStream<Login> lateLogins,
        DataStream<Label> lateLabels,
        DataStream<Rejection> rejectedTransactions,
        DataStream<Rejection> rejectedLogins,
        DataStream<Rejection> rejectedLabels,
        DataStream<DocumentReceipt> ruleReceipts,
        DataStream<Rejection> rejectedRules,
        DataStream<DocumentReceipt> listReceipts,
        DataStream<Rejection> rejectedLists) {

    void writeTo(JobStreams streams) {
        streams.write(FraudTopics.DECISIONS, decisions);
        streams.write(FraudTopics.FEATURES, features);
        streams.writeLate(FraudTopics.TRANSACTIONS, lateTransactions);
        streams.writeLate(FraudTopics.LOGINS, lateLogins);
        streams.writeLate(FraudTopics.LABELS, lateLabels);
        streams.writeDeadLetters(FraudTopics.TRANSACTIONS, rejectedTransactions);
        streams.writeDeadLetters(FraudTopics.LOGINS, rejectedLogins);
        streams.writeDeadLetters(FraudTopics.LABELS, rejectedLabels);
        streams.writeReceipts(FraudTopics.RULES, ruleReceipts);
        streams.writeDeadLetters(FraudTopics.RULES, rejectedRules);
        streams.writeReceipts(FraudTopics.LISTS, listReceipts);
        streams.writeDeadLetters(FraudTopics.LISTS, rejectedLists);
    }
}
