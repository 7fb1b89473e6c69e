/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import static dev.freshet.fraud.rule.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.control.RuleStatus;
import dev.freshet.fraud.Clocks;
import dev.freshet.fraud.Payment;
import dev.freshet.fraud.TransactionType;
import dev.freshet.fraud.decision.InputOrder;
import dev.freshet.fraud.rule.Detector;
import dev.freshet.fraud.rule.GroupKey;
import dev.freshet.fraud.rule.RuleDraft;
import dev.freshet.testkit.harness.StateStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AccountFiguresFunctionTest {

    private static final FraudFigures NO_SHARE = new FraudFigures(0, null, false);

    private AccountFiguresHarness figures = new AccountFiguresHarness(StateStore.ROCKSDB, InputOrder.ARRIVAL);

    AccountFiguresFunctionTest() throws Exception {}

    @AfterEach
    void close() {
        figures.close();
    }

    @Test
    void tellsWindowsOfTheOwnAccountAndCurrency() {
        figures.comes(Payment.of("t-1", "30").at("10:00"));
        figures.comes(Payment.of("t-2", "5").account("bob").at("10:10"));
        figures.comes(Payment.of("t-3").amount("7", "USD").at("10:20"));
        figures.comes(Payment.of("t-4", "4").type(TransactionType.REFUND).at("10:30"));

        figures.comes(Payment.of("t-5", "20.50").at("11:00"));

        assertThat(last().features())
                .containsAllEntriesOf(Map.of(
                        "amount", number("20.5"),
                        "count_1h", number("1"),
                        "sum_1h", number("16.5"),
                        "count_1d", number("2"),
                        "sum_1d", number("46.5"),
                        "avg_1d", number("25.25"),
                        "max_30d", number("30"),
                        "capped", number("0")));
    }

    @Test
    void tellsAtHowManyMerchantsWasSpentAndWhichIsNew() {
        figures.comes(Payment.of("t-1").merchant("bakery").at("10:00"));
        assertThat(last().features())
                .containsEntry("merchants_1h", number("1"))
                .containsEntry("new_merchant", number("0"));
        figures.comes(Payment.of("t-2").merchant("jeweller").at("10:30"));
        assertThat(last().features())
                .containsEntry("merchants_1h", number("2"))
                .containsEntry("new_merchant", number("1"));
        figures.comes(Payment.of("t-3")
                .type(TransactionType.REFUND)
                .merchant("florist")
                .at("10:40"));
        assertThat(last().features())
                .containsEntry("merchants_1h", number("2"))
                .containsEntry("new_merchant", number("0"));

        figures.comes(Payment.of("t-4").merchant(null).at("11:00"));

        assertThat(last().features())
                .containsEntry("merchants_1h", number("1"))
                .containsEntry("merchants_1d", number("2"))
                .doesNotContainKey("new_merchant");
    }

    @Test
    void tellsWhatTheAccountUsuallySpentBefore() {
        figures.comes(Payment.of("t-1", "1").at("10:00"));
        FiguredTransaction first = last();
        figures.comes(Payment.of("t-2", "1").type(TransactionType.REVERSAL).at("10:01"));
        figures.comes(Payment.of("t-3", "1").at("10:02"));
        figures.told();

        figures.comes(Payment.of("t-4", "1000").at("10:03"));

        assertThat(first.historyBefore()).isNull();
        assertThat(first.features())
                .containsEntry("log_amount_count", number("0"))
                .doesNotContainKeys("log_amount_mean", "log_amount_deviation");
        FiguredTransaction later = last();
        assertThat(later.historyBefore()).isEqualTo(new AmountHistory(2, 0, 0));
        assertThat(later.features())
                .containsAllEntriesOf(Map.of(
                        "log_amount_count", number("2"),
                        "log_amount_mean", number("0"),
                        "log_amount_deviation", number("0")));
    }

    @Test
    void saysWhereAWindowLacksTransactions() {
        IntStream.rangeClosed(0, 500)
                .forEach(second -> figures.comes(
                        Payment.of("t-" + second).at(Clocks.time("10:00").plusSeconds(second))));
        figures.told();

        figures.comes(Payment.of("t-last").at("11:05"));

        assertThat(last().features()).containsEntry("capped", number("1"));
    }

    @Test
    void tellsTheWindowsThatRulesInForceAskFor() {
        RuleDraft fast = rule("fast").detector(Detector.VELOCITY).counting(600L, null, GroupKey.ACCOUNT);
        figures.comes(Payment.of("t-1", "3").merchant("bakery").at("10:00"));
        assertThat(last().accountWindows()).isEmpty();

        figures.comes(fast.rule());
        figures.comes(Payment.of("t-2", "4").merchant("jeweller").at("10:05"));

        FiguredTransaction asked = last();
        assertThat(asked.accountWindows())
                .containsExactly(Map.entry(600L, new AmountFigures(2, number("7"), number("3.5"), number("4"), false)));
        assertThat(asked.merchantsWithin()).containsExactly(Map.entry(600L, 2L));
        figures.comes(fast.version(2).status(RuleStatus.DISABLED).rule());
        figures.comes(Payment.of("t-3").at("10:06"));
        assertThat(last().accountWindows()).isEmpty();
    }

    @Test
    void knowsTheRulesThatLayInTheTopic() throws Exception {
        figures.close();
        figures = new AccountFiguresHarness(
                StateStore.ROCKSDB,
                InputOrder.ARRIVAL,
                rule("fast")
                        .detector(Detector.VELOCITY)
                        .counting(60L, null, null)
                        .rule(),
                rule("at-terminals")
                        .detector(Detector.VELOCITY)
                        .counting(120L, null, GroupKey.TERMINAL)
                        .rule());

        figures.comes(Payment.of("t-1").at("10:00"));

        assertThat(last().accountWindows()).containsOnlyKeys(60L);
    }

    /** The window of a transaction at the allowed lateness reaches that far back. */
    @ParameterizedTest
    @EnumSource(StateStore.class)
    void forgetsWhatNoWindowNeeds(StateStore store) throws Exception {
        figures.close();
        figures = new AccountFiguresHarness(store, InputOrder.ARRIVAL);
        Instant first = Clocks.time("10:00:00.001");
        Instant needed = first.plus(Duration.ofDays(30)).plus(AccountFiguresHarness.LATENESS);
        figures.comes(Payment.of("t-1", "1").merchant("bakery").at(first));
        figures.comes(Payment.of("t-2").amount("1", "USD").at(first.plus(Duration.ofDays(2))));
        figures.passes(needed.minusMillis(2));

        figures.comes(Payment.of("t-3", "2").at(first.plus(Duration.ofDays(30)).minusMillis(1)));

        assertThat(last().features()).containsEntry("sum_30d", number("3"));
        figures.passes(needed.plus(Duration.ofHours(1)));
        figures.comes(Payment.of("t-4", "2").at(first.plus(Duration.ofDays(30)).minusMillis(1)));
        assertThat(last().features()).containsEntry("sum_30d", number("4"));
        figures.passes(needed.plus(Duration.ofDays(31)));
        figures.flink().assertNothingLeft();
    }

    @Test
    void anAccountThatWasSilentForLongBeginsAnew() {
        figures.comes(Payment.of("t-1").merchant("bakery").at("10:00"));
        figures.passes(Clocks.time("10:00").plus(Duration.ofDays(31)));
        figures.told();

        figures.comes(
                Payment.of("t-2").merchant("jeweller").at(Clocks.time("10:00").plus(Duration.ofDays(32))));

        FiguredTransaction anew = last();
        assertThat(anew.historyBefore()).isNull();
        assertThat(anew.features()).containsEntry("new_merchant", number("0"));
    }

    @Test
    void keepsWhatItWasToldOfTheTerminal() {
        FiguredTransaction terminal = FiguredTransaction.of(
                        AccountFiguresHarness.listed(Payment.of("t-1").transaction()))
                .withTerminal(Map.of("terminal_count_1h", number("9")), Map.of(), Map.of(60L, NO_SHARE));

        figures.flink().first(terminal, Payment.NOON);

        FiguredTransaction told = last();
        assertThat(told.features())
                .containsEntry("terminal_count_1h", number("9"))
                .containsKey("count_1h");
        assertThat(told.terminalShares()).containsExactly(Map.entry(60L, NO_SHARE));
    }

    private FiguredTransaction last() {
        List<FiguredTransaction> told = figures.told();
        return told.get(told.size() - 1);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
