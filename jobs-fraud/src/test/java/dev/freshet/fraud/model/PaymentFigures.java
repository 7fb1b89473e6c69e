/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import dev.freshet.fraud.Label;
import dev.freshet.fraud.LabelValue;
import dev.freshet.fraud.Transaction;
import dev.freshet.fraud.TransactionType;
import dev.freshet.fraud.feature.AmountFigures;
import dev.freshet.fraud.feature.AmountRow;
import dev.freshet.fraud.feature.AmountTotal;
import dev.freshet.fraud.feature.AmountWindows;
import dev.freshet.fraud.feature.BucketLayout;
import dev.freshet.fraud.feature.BucketsInMemory;
import dev.freshet.fraud.feature.FeatureWindow;
import dev.freshet.fraud.feature.FraudFigures;
import dev.freshet.fraud.feature.FraudShares;
import dev.freshet.fraud.feature.JudgedRow;
import dev.freshet.fraud.feature.JudgedTotal;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The figures of simulated payments, taken in order, where every fraud becomes known a week later. */
final class PaymentFigures {

    static final Duration DELAY = Duration.ofDays(7);

    private final AmountWindows ofAccount = new AmountWindows(BucketLayout.ACCOUNT);
    private final AmountWindows ofTerminal = new AmountWindows(BucketLayout.TERMINAL);
    private final FraudShares shares = new FraudShares(BucketLayout.TERMINAL, DELAY);
    private final Map<String, BucketsInMemory<AmountRow, AmountTotal>> accounts = new HashMap<>();
    private final Map<String, BucketsInMemory<AmountRow, AmountTotal>> terminals = new HashMap<>();
    private final Map<String, BucketsInMemory<JudgedRow, JudgedTotal>> judged = new HashMap<>();
    private final Deque<Label> labels = new ArrayDeque<>();

    Map<String, BigDecimal> of(CardTraffic.Payment payment) throws Exception {
        Transaction transaction = transaction(payment);
        while (!labels.isEmpty() && !labels.peek().eventTime().isAfter(transaction.eventTime())) {
            Label label = labels.remove();
            shares.take(store(judged, String.valueOf(label.terminalId())), label);
        }
        Map<String, BigDecimal> features = new TreeMap<>();
        putAmounts(
                features,
                "",
                ofAccount.take(store(accounts, transaction.accountId()), transaction, FeatureWindow.lengths()));
        String terminal = String.valueOf(transaction.terminalId());
        putAmounts(
                features,
                "terminal_",
                ofTerminal.take(store(terminals, terminal), transaction, FeatureWindow.lengths()));
        putShares(features, shares.take(store(judged, terminal), transaction, FeatureWindow.lengths()));
        if (payment.isFraud()) {
            labels.add(label(transaction));
        }
        return features;
    }

    private static void putAmounts(
            Map<String, BigDecimal> features, String prefix, Map<Duration, AmountFigures> figures) {
        for (FeatureWindow window : FeatureWindow.values()) {
            Objects.requireNonNull(figures.get(window.length())).putInto(features, prefix, window);
        }
    }

    private static void putShares(Map<String, BigDecimal> features, Map<Duration, FraudFigures> figures) {
        for (FeatureWindow window : FeatureWindow.values()) {
            BigDecimal share =
                    Objects.requireNonNull(figures.get(window.length())).share();
            if (share != null) {
                features.put(window.named("terminal_fraud_share"), share);
            }
        }
    }

    private static <R, T> BucketsInMemory<R, T> store(Map<String, BucketsInMemory<R, T>> stores, String key) {
        return stores.computeIfAbsent(key, any -> new BucketsInMemory<>());
    }

    static Transaction transaction(CardTraffic.Payment payment) {
        String id = String.format("t-%09d", payment.number());
        return new Transaction(
                id,
                payment.time(),
                id,
                "c-" + payment.customer(),
                null,
                BigDecimal.valueOf(payment.cents(), 2),
                "EUR",
                TransactionType.PURCHASE,
                null,
                null,
                "terminal-" + payment.terminal(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static Label label(Transaction transaction) {
        return new Label(
                "label of " + transaction.transactionId(),
                transaction.eventTime().plus(DELAY),
                transaction.transactionId(),
                transaction.accountId(),
                transaction.terminalId(),
                transaction.eventTime(),
                LabelValue.FRAUD);
    }
}
