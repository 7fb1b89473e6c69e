/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import dev.freshet.common.contract.Change;
import dev.freshet.common.control.DocumentsInForce;
import dev.freshet.common.control.InitialDocuments;
import dev.freshet.fraud.Controls;
import dev.freshet.fraud.FraudTopics;
import dev.freshet.fraud.Payment;
import dev.freshet.fraud.Transaction;
import dev.freshet.fraud.decision.InputOrder;
import dev.freshet.fraud.list.ListedTransaction;
import dev.freshet.fraud.rule.RuleDocument;
import dev.freshet.testkit.harness.KeyedTwoInputHarness;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;

/** The figures of accounts as the job keeps them. */
final class AccountFiguresHarness implements AutoCloseable {

    static final Duration LATENESS = Duration.ofHours(1);

    private static final Instant END_OF_TIME = Instant.ofEpochMilli(Long.MAX_VALUE);

    private KeyedTwoInputHarness<String, FiguredTransaction, Change<RuleDocument>, FiguredTransaction> harness;

    AccountFiguresHarness(StateStore store, InputOrder order, RuleDocument... rules) throws Exception {
        InitialDocuments<RuleDocument> initial = Controls.initial(FraudTopics.RULES, List.of(rules));
        harness = KeyedTwoInputHarness.ofOperator(
                store,
                () -> new CoBroadcastWithKeyedOperator<>(
                        new AccountFiguresFunction(initial, new FigureSettings(order, LATENESS)),
                        List.of(DocumentsInForce.state(FraudTopics.RULES))),
                figured -> figured.transaction().accountId(),
                Change::key,
                Types.STRING);
        harness.secondWatermark(END_OF_TIME);
    }

    KeyedTwoInputHarness<String, FiguredTransaction, Change<RuleDocument>, FiguredTransaction> flink() {
        return harness;
    }

    void comes(Payment payment) {
        comes(payment.transaction());
    }

    void comes(Transaction transaction) {
        harness.first(FiguredTransaction.of(listed(transaction)), transaction.eventTime());
    }

    static ListedTransaction listed(Transaction transaction) {
        return new ListedTransaction(transaction, false, null, null, false, null);
    }

    void comes(RuleDocument rule) {
        harness.second(Controls.change(FraudTopics.RULES, rule), rule.eventTime());
    }

    void passes(Instant time) {
        harness.firstWatermark(time);
    }

    /** What was told since the last call. */
    List<FiguredTransaction> told() {
        return harness.takeOutput();
    }

    void restore() throws Exception {
        harness = harness.snapshotAndRestore();
        harness.secondWatermark(END_OF_TIME);
    }

    @Override
    public void close() {
        harness.close();
    }
}
