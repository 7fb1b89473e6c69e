/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import dev.freshet.common.contract.Received;
import dev.freshet.common.control.ControlEntry;
import dev.freshet.common.entry.Entry;
import dev.freshet.fraud.alert.AlertsInputs;
import dev.freshet.fraud.alert.AlertsOutputs;
import dev.freshet.fraud.alert.AlertsPipeline;
import dev.freshet.fraud.decision.AccountEvent;
import dev.freshet.fraud.decision.DecideFunction;
import dev.freshet.fraud.decision.FraudDecision;
import dev.freshet.fraud.decision.FraudVocabulary;
import dev.freshet.fraud.feature.AccountFiguresFunction;
import dev.freshet.fraud.feature.FiguredTransaction;
import dev.freshet.fraud.feature.TerminalFiguresFunction;
import dev.freshet.fraud.feature.TerminalInput;
import dev.freshet.fraud.list.ListCheck;
import dev.freshet.fraud.list.ListEntry;
import dev.freshet.fraud.list.ListLoginsFunction;
import dev.freshet.fraud.list.ListTransactionsFunction;
import dev.freshet.fraud.list.ListedLogin;
import dev.freshet.fraud.list.ListedTransaction;
import dev.freshet.fraud.model.ModelOutputs;
import dev.freshet.fraud.model.ModelPipeline;
import dev.freshet.fraud.model.ScoredTransaction;
import dev.freshet.fraud.rule.RuleCheck;
import dev.freshet.fraud.rule.RuleDocument;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * A bank's transactions, each decided on by what its account and its terminal did before.
 *
 * <pre>
 * transactions ─ entry ─ listed ─┬─ at a terminal ─┬─ terminal-figures ─┐
 * labels ─────── entry ─────┬────│─────────────────┘                    ├─ by account ─ account-figures ─┐
 *                           │    └─ at none ────────────────────────────┘                                │
 *                           └─ {@link ModelPipeline} ────────────────────────────────────────────────────┴─┬─→ model metrics
 * logins ─────── entry ─ listed ─┬─ by account ──────────────────────────────────────── decide ─── scored ─┘
 *                                │                                                      │  └─→ decisions, features
 * case commands ─ entry ─────────┴─ {@link AlertsPipeline} ── occurrences, requests ────┘
 *                                                 └─→ alerts, commands
 * rules ─ lifecycle ── broadcast to figures, decide and alerts           lists ─ lifecycle ── broadcast to listed
 * </pre>
 *
 * <p>Each entry sends aside what is late, and each input what is rejected. In the order of arrival nothing waits for the watermark:
 * decisions are made with the state so far, and say so.
 */
public final class FraudPipeline {

    private FraudPipeline() {}

    /** Builds the job between its inputs and outputs. Knows no Kafka, reads no clock, executes nothing. */
    public static FraudOutputs build(FraudInputs inputs, FraudSettings settings) {
        Entry<Received<Transaction>> transactions =
                Entry.ofReceived(FraudTopics.TRANSACTIONS, inputs.transactions(), settings.entry(), settings.silence());
        Entry<Login> logins = Entry.of(FraudTopics.LOGINS, inputs.logins(), settings.entry(), settings.silence());
        Entry<Label> labels = Entry.of(FraudTopics.LABELS, inputs.labels(), settings.entry(), settings.silence());
        Entry<CaseCommand> caseCommands =
                Entry.of(FraudTopics.CASE_COMMANDS, inputs.caseCommands(), settings.entry(), settings.silence());
        ControlEntry<RuleDocument> rules =
                ControlEntry.of(FraudTopics.RULES, inputs.rules(), new RuleCheck(FraudVocabulary.all()));
        ControlEntry<ListEntry> lists = ControlEntry.of(FraudTopics.LISTS, inputs.lists(), new ListCheck());

        DataStream<ListedTransaction> listed = named(
                "transactions-listed",
                lists.control(
                        transactions.accepted(),
                        new ListTransactionsFunction(lists.initial()),
                        Types.POJO(ListedTransaction.class)));
        DataStream<ListedLogin> listedLogins = named(
                "logins-listed",
                lists.control(
                        logins.accepted(), new ListLoginsFunction(lists.initial()), Types.POJO(ListedLogin.class)));
        DataStream<FiguredTransaction> figured =
                ofAccounts(ofTerminals(listed, labels.accepted(), rules, settings), rules, settings);
        ModelOutputs model = ModelPipeline.build(figured, labels.accepted(), settings.order(), settings.model());
        SingleOutputStreamOperator<FraudDecision> decisions = decisions(model.scored(), listedLogins, rules, settings);
        AlertsOutputs alerts = AlertsPipeline.build(
                new AlertsInputs(
                        listedLogins,
                        decisions.getSideOutput(DecideFunction.OCCURRENCES),
                        decisions.getSideOutput(DecideFunction.REQUESTS),
                        caseCommands.accepted()),
                rules,
                settings.alerts());
        return new FraudOutputs(
                decisions,
                decisions.getSideOutput(DecideFunction.FEATURES),
                alerts.alerts(),
                alerts.commands(),
                model.metrics(),
                named(
                        "transactions-late",
                        transactions.late().map(Received::value).returns(Transaction.class)),
                logins.late(),
                labels.late(),
                caseCommands.late(),
                transactions.rejected(),
                logins.rejected(),
                labels.rejected(),
                caseCommands.rejected(),
                rules.receipts(),
                rules.rejected(),
                lists.receipts(),
                lists.rejected());
    }

    /** A transaction without a terminal goes past, and a label without one says nothing here. */
    private static DataStream<FiguredTransaction> ofTerminals(
            DataStream<ListedTransaction> listed,
            DataStream<Label> labels,
            ControlEntry<RuleDocument> rules,
            FraudSettings settings) {
        DataStream<TerminalInput> ofTransactions = named(
                "terminal-transactions",
                listed.filter(each -> each.transaction().terminalId() != null)
                        .name("transactions-with-terminal")
                        .uid("transactions-with-terminal")
                        .map(TerminalInput::of)
                        .returns(TerminalInput.class));
        DataStream<TerminalInput> ofLabels = named(
                "terminal-labels",
                labels.filter(label -> label.terminalId() != null)
                        .name("labels-with-terminal")
                        .uid("labels-with-terminal")
                        .map(TerminalInput::of)
                        .returns(TerminalInput.class));
        DataStream<FiguredTransaction> atNone = named(
                "transactions-unfigured",
                listed.filter(each -> each.transaction().terminalId() == null)
                        .name("transactions-without-terminal")
                        .uid("transactions-without-terminal")
                        .map(FiguredTransaction::of)
                        .returns(FiguredTransaction.class));
        DataStream<FiguredTransaction> atTerminals = named(
                "terminal-figures",
                rules.control(
                        ofTransactions.union(ofLabels).keyBy(TerminalInput::terminalId, Types.STRING),
                        new TerminalFiguresFunction(rules.initial(), settings.figures()),
                        Types.POJO(FiguredTransaction.class)));
        return atTerminals.union(atNone);
    }

    private static DataStream<FiguredTransaction> ofAccounts(
            DataStream<FiguredTransaction> figured, ControlEntry<RuleDocument> rules, FraudSettings settings) {
        return named(
                "account-figures",
                rules.control(
                        figured.keyBy(each -> each.transaction().accountId(), Types.STRING),
                        new AccountFiguresFunction(rules.initial(), settings.figures()),
                        Types.POJO(FiguredTransaction.class)));
    }

    private static SingleOutputStreamOperator<FraudDecision> decisions(
            DataStream<ScoredTransaction> scored,
            DataStream<ListedLogin> logins,
            ControlEntry<RuleDocument> rules,
            FraudSettings settings) {
        DataStream<AccountEvent> ofTransactions =
                named("account-transactions", scored.map(AccountEvent::of).returns(AccountEvent.class));
        DataStream<AccountEvent> ofLogins =
                named("account-logins", logins.map(AccountEvent::of).returns(AccountEvent.class));
        return named(
                "decide",
                rules.control(
                        ofTransactions.union(ofLogins).keyBy(AccountEvent::accountId, Types.STRING),
                        new DecideFunction(rules.initial(), settings.decide()),
                        Types.POJO(FraudDecision.class)));
    }

    private static <T> SingleOutputStreamOperator<T> named(String name, SingleOutputStreamOperator<T> operator) {
        return operator.name(name).uid(name);
    }
}
