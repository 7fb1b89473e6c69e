/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.decision;

import dev.freshet.common.alert.Severity;
import dev.freshet.fraud.Moment;
import dev.freshet.fraud.Outcome;
import dev.freshet.fraud.Transaction;
import dev.freshet.fraud.command.AccountCommand;
import dev.freshet.fraud.command.CommandPolicy;
import dev.freshet.fraud.command.CommandRequest;
import dev.freshet.fraud.command.CommandType;
import dev.freshet.fraud.detector.AccountMemory;
import dev.freshet.fraud.detector.DetectorInput;
import dev.freshet.fraud.episode.Occurrence;
import dev.freshet.fraud.feature.TransactionFeatures;
import dev.freshet.fraud.list.ListedTransaction;
import dev.freshet.fraud.model.ScoredTransaction;
import dev.freshet.fraud.rule.Detector;
import dev.freshet.fraud.rule.RuleVerdict;
import dev.freshet.fraud.travel.Sighting;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides on one transaction by all that is known of it, and says what the account's memory takes from it.
 *
 * <p>An approved transaction whose place no active rule refutes is trusted: its device, its country and its place are the
 * account's from then on.
 */
record TransactionJudge(DecisionPolicy policy, CommandPolicy commands, InputOrder order) implements Serializable {

    private static final String MODEL = "model";

    /**
     * Decides.
     *
     * @param account before the transaction
     * @param latencyMillis null where the order is that of event time
     */
    JudgedTransaction judge(
            RuleBook rules, ScoredTransaction scored, AccountState account, @Nullable Long latencyMillis) {
        ListedTransaction listed = scored.figured().listed();
        Transaction transaction = listed.transaction();
        AccountMemory before = account.memory();
        LoginView logins = LoginView.of(rules.logins(), account.logins(), transaction);
        Sighting sighting = Sighting.of(transaction, ip -> listed.trustedNetwork());
        Map<String, BigDecimal> features = new HashMap<>(scored.figured().features());
        features.putAll(AccountFeatures.of(transaction, before, sighting));
        features.putAll(logins.features());
        List<RuleVerdict> verdicts = new ArrayList<>(logins.verdicts());
        verdicts.addAll(rules.verdicts(new DetectorInput(scored.figured(), before, sighting), features));
        Judgement judgement = policy.judge(verdicts, listed.allowed(), listed.blocked(), scored.score());
        return new JudgedTransaction(
                decision(scored, features, verdicts, judgement, latencyMillis),
                features(listed, features),
                verdicts,
                occurrences(transaction, verdicts, judgement),
                request(transaction, judgement),
                memory(rules, transaction, before, sighting, verdicts, judgement));
    }

    private FraudDecision decision(
            ScoredTransaction scored,
            Map<String, BigDecimal> features,
            List<RuleVerdict> verdicts,
            Judgement judgement,
            @Nullable Long latencyMillis) {
        Transaction transaction = scored.figured().transaction();
        Map<String, Long> versions = new TreeMap<>();
        verdicts.forEach(
                verdict -> versions.put(verdict.rule().ruleId(), verdict.rule().version()));
        return new FraudDecision(
                transaction.transactionId(),
                transaction.accountId(),
                transaction.eventTime(),
                judgement.outcome(),
                judgement.score(),
                judgement.ruleScore(),
                judgement.modelScore(),
                scored.modelVersion(),
                judgement.reasons(),
                versions,
                features,
                scored.figured().listed().late(),
                order,
                latencyMillis);
    }

    private static TransactionFeatures features(ListedTransaction listed, Map<String, BigDecimal> features) {
        Transaction transaction = listed.transaction();
        return new TransactionFeatures(
                transaction.transactionId(),
                transaction.accountId(),
                transaction.eventTime(),
                transaction.terminalId(),
                transaction.type(),
                transaction.amount(),
                transaction.currency(),
                features,
                listed.late());
    }

    private static List<Occurrence> occurrences(
            Transaction transaction, List<RuleVerdict> verdicts, Judgement judgement) {
        List<Occurrence> occurrences = new ArrayList<>();
        if (judgement.isAlert()) {
            occurrences.add(leading(transaction, verdicts, judgement));
        }
        for (RuleVerdict verdict : verdicts) {
            if (verdict.fired() && verdict.isShadow()) {
                occurrences.add(occurrence(transaction, verdict, judgement));
            }
        }
        return occurrences;
    }

    /** Of the rule that leads; else of the list's entry or the model, as a warning. */
    private static Occurrence leading(Transaction transaction, List<RuleVerdict> verdicts, Judgement judgement) {
        DecisionReason leading = judgement.leading();
        for (RuleVerdict verdict : verdicts) {
            if (leading != null
                    && leading.weight() != null
                    && verdict.rule().ruleId().equals(leading.ruleId())) {
                return occurrence(transaction, verdict, judgement);
            }
        }
        return new Occurrence(
                leading == null ? MODEL : leading.ruleId(),
                leading == null ? 1 : leading.ruleVersion(),
                Severity.WARNING,
                false,
                transaction.accountId(),
                transaction.eventTime(),
                transaction.eventTime(),
                List.of(transaction.eventId()),
                judgement.score(),
                null,
                summary(transaction, judgement, leading == null ? MODEL : leading.code()));
    }

    private static Occurrence occurrence(Transaction transaction, RuleVerdict verdict, Judgement judgement) {
        return Occurrence.of(
                verdict.rule(),
                transaction.accountId(),
                transaction.eventTime(),
                transaction.eventTime(),
                List.of(transaction.eventId()),
                judgement.score(),
                null,
                summary(transaction, judgement, verdict.code()));
    }

    private static String summary(Transaction transaction, Judgement judgement, String code) {
        return code + ": " + transaction.type().name().toLowerCase(Locale.ROOT) + " of "
                + transaction.amount().toPlainString() + " " + transaction.currency() + ", score "
                + judgement.score().toPlainString() + ", "
                + judgement.outcome().name().toLowerCase(Locale.ROOT);
    }

    private @Nullable CommandRequest request(Transaction transaction, Judgement judgement) {
        CommandType type = CommandType.of(judgement.outcome());
        return type == null
                ? null
                : new CommandRequest(
                        type, AccountCommand.of(type, transaction, judgement, commands), Moment.of(transaction));
    }

    private static AccountMemory memory(
            RuleBook rules,
            Transaction transaction,
            AccountMemory before,
            @Nullable Sighting sighting,
            List<RuleVerdict> verdicts,
            Judgement judgement) {
        AccountMemory after = rules.detectors().remembering(before, transaction).active(transaction.eventTime());
        boolean refuted = verdicts.stream()
                .anyMatch(verdict -> verdict.counts() && verdict.rule().detector() == Detector.IMPOSSIBLE_TRAVEL);
        return judgement.outcome() == Outcome.APPROVE && !refuted
                ? after.trusting(transaction.eventTime(), sighting, transaction.deviceId(), transaction.country())
                : after;
    }
}
