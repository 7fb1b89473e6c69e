/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import dev.freshet.common.action.Action;
import dev.freshet.common.alert.Alert;
import dev.freshet.common.contract.Topic;
import dev.freshet.fraud.decision.FraudDecision;
import dev.freshet.fraud.feature.TransactionFeatures;
import dev.freshet.fraud.list.ListEntry;
import dev.freshet.fraud.model.ModelMetrics;
import dev.freshet.fraud.rule.RuleDocument;
import java.util.List;

/** What the fraud job reads and writes; {@link #ALL} is the whole contract. */
public final class FraudTopics {

    public static final Topic<Transaction> TRANSACTIONS = Topic.events("fraud.transactions.v1", Transaction.class)
            .purpose("Movements of money, each to be decided on.")
            .key(Transaction::accountId)
            .time(Transaction::eventTime)
            .id(Transaction::eventId)
            .rule(TransactionRules.PRINTABLE)
            .rule(TransactionRules.CARD_TOKEN)
            .rule(TransactionRules.MCC)
            .rule(TransactionRules.POSITION);

    public static final Topic<Login> LOGINS = Topic.events("fraud.logins.v1", Login.class)
            .purpose("Attempts to sign in, successful or not.")
            .key(Login::accountId)
            .time(Login::eventTime)
            .id(Login::eventId)
            .rule(LoginRules.PRINTABLE)
            .rule(LoginRules.POSITION);

    public static final Topic<Label> LABELS = Topic.events("fraud.labels.v1", Label.class)
            .purpose("What transactions turned out to be, as it becomes known.")
            .key(Label::accountId)
            .time(Label::eventTime)
            .id(Label::eventId)
            .rule(LabelRules.PRINTABLE)
            .rule(LabelRules.HINDSIGHT);

    public static final Topic<RuleDocument> RULES = Topic.control("fraud.rules.v1", RuleDocument.class)
            .purpose("What speaks against a transaction, and how much.")
            .key(RuleDocument::ruleId)
            .time(RuleDocument::eventTime)
            .id(RuleDocument::eventId)
            .rule(RuleDocumentRules.PRINTABLE)
            .rule(RuleDocumentRules.KIND)
            .rule(RuleDocumentRules.DETECTORS_OWN)
            .rule(RuleDocumentRules.WEIGHT)
            .rule(RuleDocumentRules.OUTCOME);

    public static final Topic<ListEntry> LISTS = Topic.control("fraud.lists.v1", ListEntry.class)
            .purpose("Who is let through, who is not, and which networks are trusted.")
            .key("list|kind|value", ListEntry::key)
            .time(ListEntry::eventTime)
            .id(ListEntry::eventId)
            .rule(ListEntryRules.PRINTABLE)
            .rule(ListEntryRules.NETWORK);

    public static final Topic<CaseCommand> CASE_COMMANDS = Topic.events("fraud.case-commands.v1", CaseCommand.class)
            .purpose("What somebody who works on alerts wants.")
            .key("account_id, else the subject of alert_id", CaseCommand::subject)
            .time(CaseCommand::eventTime)
            .id(CaseCommand::eventId)
            .rule(CaseCommandRules.PRINTABLE)
            .rule(CaseCommandRules.SUBJECT)
            .rule(CaseCommandRules.ALERT);

    public static final Topic<FraudDecision> DECISIONS = Topic.output("fraud.decisions.v1", FraudDecision.class)
            .purpose("One decision per transaction, with everything that it was decided by.")
            .key(FraudDecision::accountId)
            .id(FraudDecision::transactionId)
            .time(FraudDecision::eventTime);

    /** The subject is an account, or an address of which many accounts are tried. */
    public static final Topic<Alert> ALERTS = Alert.topic("fraud.alerts.v1");

    public static final Topic<Action> ACCOUNT_COMMANDS = Action.topic("fraud.account-commands.v1");

    public static final Topic<TransactionFeatures> FEATURES = Topic.output(
                    "fraud.features.v1", TransactionFeatures.class)
            .purpose("What was known at the moment of each transaction.")
            .key(TransactionFeatures::accountId)
            .id(TransactionFeatures::transactionId)
            .time(TransactionFeatures::eventTime);

    public static final Topic<ModelMetrics> MODEL_METRICS = Topic.output("fraud.model-metrics.v1", ModelMetrics.class)
            .purpose("How good the learned score was, day by day.")
            .key("window_start", metrics -> metrics.windowStart().toString())
            .time(ModelMetrics::windowStart);

    /** Every topic above, in the order of the documentation: what is read, then what is written. */
    public static final List<Topic<?>> ALL = List.of(
            TRANSACTIONS,
            LOGINS,
            LABELS,
            RULES,
            LISTS,
            CASE_COMMANDS,
            DECISIONS,
            ALERTS,
            ACCOUNT_COMMANDS,
            FEATURES,
            MODEL_METRICS);

    private FraudTopics() {}
}
