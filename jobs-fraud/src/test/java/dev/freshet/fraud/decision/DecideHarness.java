/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.decision;

import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Decoded;
import dev.freshet.common.control.ControlSnapshot;
import dev.freshet.common.control.DocumentsInForce;
import dev.freshet.common.control.InitialDocuments;
import dev.freshet.fraud.FraudTopics;
import dev.freshet.fraud.Login;
import dev.freshet.fraud.Payment;
import dev.freshet.fraud.Transaction;
import dev.freshet.fraud.command.CommandPolicy;
import dev.freshet.fraud.episode.Occurrence;
import dev.freshet.fraud.feature.FeatureNames;
import dev.freshet.fraud.feature.FiguredTransaction;
import dev.freshet.fraud.list.ListEntry;
import dev.freshet.fraud.list.ListedLogin;
import dev.freshet.fraud.list.ListedTransaction;
import dev.freshet.fraud.model.ScoredTransaction;
import dev.freshet.fraud.rule.RuleDocument;
import dev.freshet.testkit.harness.KeyedTwoInputHarness;
import dev.freshet.testkit.harness.StateStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Decisions as the job makes them, by rules that lay in their topic at the start and by those that come. */
final class DecideHarness implements AutoCloseable {

    static final Duration MEMORY = Duration.ofDays(90);

    private static final Duration LATENESS = Duration.ofHours(1);
    private static final Instant END_OF_TIME = Instant.ofEpochMilli(Long.MAX_VALUE);

    private DecideFunction function;
    private KeyedTwoInputHarness<String, AccountEvent, Change<RuleDocument>, FraudDecision> harness;
    private boolean trusted;

    DecideHarness(StateStore store, InputOrder order, RuleDocument... lay) throws Exception {
        InitialDocuments<RuleDocument> initial = initial(lay);
        DecideSettings settings = new DecideSettings(
                new DecisionPolicy(
                        new Thresholds(new BigDecimal("0.5"), new BigDecimal("0.9")), new Blend(new BigDecimal("0.5"))),
                new CommandPolicy(Duration.ofHours(24), Duration.ofHours(1), false),
                order,
                MEMORY,
                LATENESS);
        function = new DecideFunction(initial, settings);
        harness = KeyedTwoInputHarness.ofOperator(
                store,
                () -> {
                    function = new DecideFunction(initial, settings);
                    return new CoBroadcastWithKeyedOperator<>(
                            function, List.of(DocumentsInForce.state(FraudTopics.RULES)));
                },
                AccountEvent::accountId,
                Change::key,
                Types.STRING);
        harness.secondWatermark(END_OF_TIME);
    }

    static DecideHarness onArrival(RuleDocument... lay) throws Exception {
        return new DecideHarness(StateStore.HEAP, InputOrder.ARRIVAL, lay);
    }

    KeyedTwoInputHarness<String, AccountEvent, Change<RuleDocument>, FraudDecision> flink() {
        return harness;
    }

    /** From now on all comes through a trusted network, or not. */
    void throughTrustedNetwork(boolean isTrusted) {
        trusted = isTrusted;
    }

    void comes(Payment payment) {
        comes(payment.transaction(), null);
    }

    void comes(Transaction transaction, @Nullable Instant received) {
        comes(new ScoredTransaction(
                figured(new ListedTransaction(transaction, false, null, null, trusted, received)), null, null));
    }

    /** With no figure but the amount. */
    static FiguredTransaction figured(ListedTransaction listed) {
        return new FiguredTransaction(
                listed,
                Map.of(FeatureNames.AMOUNT, listed.transaction().amount()),
                Map.of(),
                Map.of(),
                Map.of(),
                null,
                Map.of());
    }

    void comes(ScoredTransaction scored) {
        harness.first(AccountEvent.of(scored), scored.figured().transaction().eventTime());
    }

    void comes(Login login) {
        comes(login, null);
    }

    void comes(Login login, @Nullable ListEntry allowed) {
        harness.first(AccountEvent.of(new ListedLogin(login, false, allowed, trusted)), login.eventTime());
    }

    void comes(RuleDocument rule) {
        harness.second(new Change<>(rule.ruleId(), rule, rule.eventTime()), rule.eventTime());
    }

    void goes(String ruleId) {
        harness.second(new Change<>(ruleId, null, Instant.EPOCH), Instant.EPOCH);
    }

    void passes(Instant time) {
        harness.firstWatermark(time);
    }

    /** What was decided since the last call: transaction, outcome, and the rules that fired. */
    List<String> decided() {
        return harness.takeOutput().stream().map(DecideHarness::text).toList();
    }

    static String text(FraudDecision decision) {
        return decision.transactionId() + " " + decision.outcome() + " "
                + decision.reasons().stream()
                        .map(reason -> reason.ruleId() + (reason.shadow() ? "?" : ""))
                        .collect(Collectors.joining(" ", "[", "]"));
    }

    /** All so far: rule, version, events and whether it is only being tried out. */
    List<String> occurrences() {
        return side(DecideFunction.OCCURRENCES).stream()
                .map((Occurrence each) -> "%s %d %s%s"
                        .formatted(each.kind(), each.ruleVersion(), each.eventIds(), each.shadow() ? "?" : ""))
                .toList();
    }

    <X> List<X> side(OutputTag<X> tag) {
        return harness.sideOutput(tag);
    }

    Map<String, Long> hits() {
        return function.hits();
    }

    long refusedRules() {
        return function.refusedRules();
    }

    void restore() throws Exception {
        harness = harness.snapshotAndRestore();
        harness.secondWatermark(END_OF_TIME);
    }

    @Override
    public void close() {
        harness.close();
    }

    /** The payment with a device and a country. */
    static Transaction with(Payment payment, @Nullable String device, @Nullable String country) {
        Transaction plain = payment.transaction();
        return new Transaction(
                plain.eventId(),
                plain.eventTime(),
                plain.transactionId(),
                plain.accountId(),
                plain.cardToken(),
                plain.amount(),
                plain.currency(),
                plain.type(),
                plain.merchantId(),
                plain.mcc(),
                plain.terminalId(),
                plain.entryMode(),
                plain.latitude(),
                plain.longitude(),
                country,
                device,
                plain.ip());
    }

    private static InitialDocuments<RuleDocument> initial(RuleDocument... lay) {
        ControlSnapshot<RuleDocument> snapshot =
                ControlSnapshot.of(FraudTopics.RULES, new ExecutionConfig().getSerializerConfig());
        List<Decoded<Change<RuleDocument>>> records = new ArrayList<>();
        for (RuleDocument rule : lay) {
            records.add(Decoded.accepted(new Change<>(rule.ruleId(), rule, rule.eventTime())));
        }
        snapshot.fill(records);
        return new InitialDocuments<>(FraudTopics.RULES, rule -> null, snapshot);
    }
}
