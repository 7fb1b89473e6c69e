/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.detector;

import static dev.freshet.fraud.rule.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.control.RuleStatus;
import dev.freshet.fraud.Clocks;
import dev.freshet.fraud.Payment;
import dev.freshet.fraud.Transaction;
import dev.freshet.fraud.TransactionType;
import dev.freshet.fraud.feature.AmountFigures;
import dev.freshet.fraud.feature.AmountHistory;
import dev.freshet.fraud.feature.FiguredTransaction;
import dev.freshet.fraud.feature.FraudFigures;
import dev.freshet.fraud.list.ListedTransaction;
import dev.freshet.fraud.rule.Detector;
import dev.freshet.fraud.rule.GroupKey;
import dev.freshet.fraud.rule.RuleDocument;
import dev.freshet.fraud.rule.RuleVerdict;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DetectorRulesTest {

    private static final long HOUR = 3_600;

    private final DetectorRules rules = new DetectorRules();

    private AccountMemory memory = AccountMemory.NONE;

    /** Limits as high as a rule may set them must never be too high for what is built of them. */
    @ParameterizedTest
    @EnumSource
    void everyDetectorCanBeAskedWithItsLimitsAtTheirHighest(Detector detector) {
        Map<String, BigDecimal> highest = Map.of(
                "failures", new BigDecimal(100),
                "accounts", new BigDecimal(200),
                "small_count", new BigDecimal(100),
                "merchants", new BigDecimal(100),
                "fraud_share", BigDecimal.ONE);
        Map<String, BigDecimal> limits = new HashMap<>(detector.defaultLimits());
        limits.replaceAll((name, limit) -> highest.getOrDefault(name, limit));

        rules.put(rule("a").detector(detector).counting(null, limits, null).rule());

        assertThat(fired(Payment.of("t-1"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"11, 0, 1, true", "10, 5000, 8, false", "1, 5000.01, 1, true", "1, 0, 9, true"})
    void velocityIsAboveALimitOfTheWindow(long count, BigDecimal sum, long merchants, boolean fires) {
        rules.put(rule("fast").detector(Detector.VELOCITY).rule());

        FiguredTransaction figured = figured(
                Payment.of("t-1").transaction(),
                Map.of(HOUR, amounts(count, sum)),
                Map.of(),
                Map.of(),
                null,
                merchants);

        assertThat(fired(figured)).isEqualTo(fires ? List.of("fast") : List.of());
    }

    @Test
    void velocityLooksAtItsOwnWindowAndKeyOnly() {
        rules.put(rule("account")
                .detector(Detector.VELOCITY)
                .counting(60L, null, null)
                .rule());
        rules.put(rule("terminal")
                .detector(Detector.VELOCITY)
                .counting(HOUR, Map.of("count", BigDecimal.ONE), GroupKey.TERMINAL)
                .rule());
        Transaction transaction = Payment.of("t-1").transaction();
        Map<Long, AmountFigures> many = Map.of(HOUR, amounts(11, BigDecimal.TEN));

        assertThat(fired(figured(transaction, many, Map.of(), Map.of(), null, 99)))
                .as("no figures of the last minute, and none of a terminal")
                .isEmpty();
        assertThat(fired(figured(transaction, Map.of(), many, Map.of(), null, 1)))
                .containsExactly("terminal");
        assertThat(fired(figured(transaction, Map.of(), Map.of(60L, amounts(1, BigDecimal.TEN)), Map.of(), null, 99)))
                .as("merchants are the account's")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatSpendsIsTooMuch(TransactionType type) {
        rules.put(rule("fast").detector(Detector.VELOCITY).rule());
        rules.put(rule("spike").detector(Detector.AMOUNT_SPIKE).rule());
        AmountHistory small = new AmountHistory(10, 0, 0);

        List<String> fired = fired(figured(
                Payment.of("t-1", "1000").type(type).transaction(),
                Map.of(HOUR, amounts(11, BigDecimal.TEN)),
                Map.of(),
                Map.of(),
                small,
                1));

        assertThat(fired).isEqualTo(type.isSpending() ? List.of("fast", "spike") : List.of());
    }

    @ParameterizedTest
    @CsvSource({"10, 0.1, true", "9, 0.1, false", "10, 0.099999, false"})
    void aTerminalIsRiskyByItsShareAmongEnough(long count, BigDecimal share, boolean fires) {
        rules.put(rule("till").detector(Detector.RISKY_TERMINAL).rule());

        FiguredTransaction figured = figured(
                Payment.of("t-1").transaction(),
                Map.of(),
                Map.of(),
                Map.of(7 * 24 * HOUR, new FraudFigures(count, share, false)),
                null,
                1);

        assertThat(fired(figured)).isEqualTo(fires ? List.of("till") : List.of());
    }

    @Test
    void cardTestingIsThreeSmallAmountsAndThenALargeOne() {
        rules.put(cards());
        happens(Payment.of("t-1", "1").at("10:00"));
        happens(Payment.of("t-2", "2").at("10:10"));

        assertThat(fired(Payment.of("t-3", "100").at("10:20")))
                .as("two small ones")
                .isEmpty();

        happens(Payment.of("t-4", "0").at("10:20"));
        assertThat(fired(Payment.of("t-5", "99.99").at("10:30"))).isEmpty();
        assertThat(fired(Payment.of("t-5", "100").at("10:30"))).containsExactly("cards");
        assertThat(fired(Payment.of("t-5").amount("100", "USD").at("10:30"))).isEmpty();
        assertThat(fired(Payment.of("t-5", "100").at("2026-03-02T10:59:59.999Z")))
                .containsExactly("cards");
        assertThat(fired(Payment.of("t-5", "100").at("11:00")))
                .as("the first is an hour ago")
                .isEmpty();
    }

    @Test
    void refundsAreNoSmallAmounts() {
        rules.put(cards());
        for (int i = 0; i < 3; i++) {
            happens(Payment.of("t-" + i, "1").type(TransactionType.REFUND).at("10:00"));
        }

        assertThat(fired(Payment.of("t-5", "100").at("10:30"))).isEmpty();
        assertThat(memory.smallAmounts()).isEmpty();
    }

    @Test
    void aVersionThatCountsAlikeGoesOnAndOneThatDoesNotBeginsAnew() {
        rules.put(cards());
        for (int i = 0; i < 3; i++) {
            happens(Payment.of("t-" + i, "1").at("10:00"));
        }

        rules.put(rule("cards")
                .version(2)
                .detector(Detector.CARD_TESTING)
                .weight("0.9")
                .rule());
        assertThat(fired(Payment.of("t-5", "100").at("10:30"))).containsExactly("cards");

        rules.put(rule("cards")
                .version(3)
                .detector(Detector.CARD_TESTING)
                .counting(null, Map.of("small_count", BigDecimal.ONE), null)
                .rule());
        assertThat(fired(Payment.of("t-5", "100").at("10:30"))).isEmpty();
        happens(Payment.of("t-6", "1").at("10:30"));
        assertThat(fired(Payment.of("t-7", "100").at("10:30"))).containsExactly("cards");
        assertThat(memory.smallAmounts()).as("what no rule counts is forgotten").hasSize(1);
    }

    @Test
    void smallAmountsAreForgottenAfterTwoWindows() {
        rules.put(cards());
        happens(Payment.of("t-1").amount("1", "USD").at("10:00"));
        happens(Payment.of("t-2").at("11:59:59"));
        happens(Payment.of("t-3").at("12:00"));
        assertThat(memory.smallAmounts())
                .as("the newest was not two hours later")
                .hasSize(1);

        happens(Payment.of("t-4").at("12:00:01"));

        assertThat(memory.smallAmounts()).isEmpty();
    }

    @Test
    void whatIsDisabledRemovedOrAboutLoginsAloneIsNotAsked() {
        rules.put(cards());
        rules.put(rule("cards")
                .detector(Detector.CARD_TESTING)
                .status(RuleStatus.DISABLED)
                .rule());
        rules.put(rule("gone").detector(Detector.VELOCITY).rule());
        rules.remove("gone");
        rules.put(rule("logins").detector(Detector.FAILED_LOGINS).rule());
        rules.put(rule("expression").expression("amount > 1.0").rule());
        rules.put(rule("shadow")
                .detector(Detector.VELOCITY)
                .status(RuleStatus.SHADOW)
                .rule());

        assertThat(rules.verdicts(input(figured(Payment.of("t-1").transaction()))))
                .extracting(verdict -> verdict.rule().ruleId())
                .containsExactly("shadow");
    }

    private static RuleDocument cards() {
        return rule("cards").detector(Detector.CARD_TESTING).rule();
    }

    private void happens(Payment payment) {
        Transaction transaction = payment.transaction();
        memory = rules.remembering(memory, transaction).active(transaction.eventTime());
    }

    private List<String> fired(Payment payment) {
        return fired(figured(payment.transaction()));
    }

    private List<String> fired(FiguredTransaction figured) {
        return rules.verdicts(input(figured)).stream()
                .filter(RuleVerdict::fired)
                .map(verdict -> verdict.rule().ruleId())
                .toList();
    }

    private DetectorInput input(FiguredTransaction figured) {
        return new DetectorInput(figured, memory, null);
    }

    private static FiguredTransaction figured(Transaction transaction) {
        return figured(transaction, Map.of(), Map.of(), Map.of(), null, 1);
    }

    private static FiguredTransaction figured(
            Transaction transaction,
            Map<Long, AmountFigures> account,
            Map<Long, AmountFigures> terminal,
            Map<Long, FraudFigures> shares,
            @Nullable AmountHistory history,
            long merchants) {
        return new FiguredTransaction(
                new ListedTransaction(transaction, false, null, null, false, Clocks.time("10:00")),
                Map.of(),
                account,
                terminal,
                shares,
                history,
                Map.of(HOUR, merchants, 60L, merchants));
    }

    private static AmountFigures amounts(long count, BigDecimal sum) {
        return new AmountFigures(count, sum, null, null, false);
    }
}
