/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import static dev.freshet.fraud.rule.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.contract.Change;
import dev.freshet.common.control.DocumentsInForce;
import dev.freshet.common.control.InitialDocuments;
import dev.freshet.fraud.Clocks;
import dev.freshet.fraud.Controls;
import dev.freshet.fraud.FraudTopics;
import dev.freshet.fraud.Label;
import dev.freshet.fraud.LabelValue;
import dev.freshet.fraud.Payment;
import dev.freshet.fraud.Transaction;
import dev.freshet.fraud.decision.InputOrder;
import dev.freshet.fraud.rule.Detector;
import dev.freshet.fraud.rule.GroupKey;
import dev.freshet.fraud.rule.RuleDocument;
import dev.freshet.testkit.harness.KeyedTwoInputHarness;
import dev.freshet.testkit.harness.StateStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TerminalFiguresFunctionTest {

    private static final Instant END_OF_TIME = Instant.ofEpochMilli(Long.MAX_VALUE);
    private static final Instant WEEK_AGO = Payment.NOON.minus(Duration.ofDays(7));
    private static final Duration LATENESS = Duration.ofHours(1);

    private KeyedTwoInputHarness<String, TerminalInput, Change<RuleDocument>, FiguredTransaction> harness =
            harness(StateStore.ROCKSDB, InputOrder.ARRIVAL);

    TerminalFiguresFunctionTest() throws Exception {}

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void tellsWindowsOfTheTerminalWhoeverPays() {
        comes(Payment.of("t-1", "30").account("anna").at("10:00"));
        comes(Payment.of("t-2", "5").account("bob").at("10:30"));
        comes(Payment.of("t-3", "9").terminal("elsewhere").at("10:40"));

        comes(Payment.of("t-4", "20").account("carol").at("11:00"));

        assertThat(last().features())
                .containsAllEntriesOf(Map.of(
                        "terminal_count_1h", number("2"),
                        "terminal_sum_1h", number("25"),
                        "terminal_count_1d", number("3"),
                        "terminal_avg_1d", number("18.3333"),
                        "terminal_max_30d", number("30"),
                        "terminal_capped", number("0")))
                .doesNotContainKey("terminal_fraud_share_1h");
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void tellsWhatIsKnownOfTheWeekBeforeTheLast(StateStore store) throws Exception {
        harness.close();
        harness = harness(store, InputOrder.ARRIVAL);
        comes(Payment.of("t-1").at(WEEK_AGO.minus(Duration.ofMinutes(50))));
        comes(Payment.of("t-2").at(WEEK_AGO));
        comes(Payment.of("t-3").at(WEEK_AGO.plusNanos(1)));
        labelled("t-2", WEEK_AGO, Payment.NOON.minusSeconds(2));
        labelled("t-3", WEEK_AGO.plusNanos(1), Payment.NOON.minusSeconds(1));

        comes(Payment.of("t-4").at(Payment.NOON));

        assertThat(last().features())
                .containsAllEntriesOf(
                        Map.of("terminal_fraud_share_1h", number("0.5"), "terminal_fraud_share_30d", number("0.5")));
    }

    @Test
    void byEventTimeNothingIsKnownBeforeItBecameKnown() throws Exception {
        harness.close();
        harness = harness(StateStore.ROCKSDB, InputOrder.EVENT_TIME);
        comes(Payment.of("t-1").at(WEEK_AGO));
        labelled("t-1", WEEK_AGO, Payment.NOON);
        // One nanosecond before the label, and at its time: then the transaction comes first.
        comes(Payment.of("label of t-1").at(Payment.NOON));
        comes(Payment.of("before").at(Payment.NOON.minusNanos(1)));
        comes(Payment.of("later").at(Payment.NOON.plus(Duration.ofMinutes(1))));

        harness.endOfInput();

        assertThat(harness.output())
                .extracting(figured -> figured.transaction().transactionId() + " "
                        + figured.features().get("terminal_fraud_share_1h"))
                .containsExactly("t-1 null", "before null", "label of t-1 0", "later 1");
        harness.assertNothingLeft();
    }

    @Test
    void tellsTheWindowsThatRulesInForceAskFor() {
        comes(Payment.of("t-1", "3").at(WEEK_AGO.minusSeconds(30)));
        harness.second(
                Controls.change(
                        FraudTopics.RULES,
                        rule("risky")
                                .detector(Detector.RISKY_TERMINAL)
                                .counting(60L, null, null)
                                .rule()),
                Payment.NOON);
        harness.second(
                Controls.change(
                        FraudTopics.RULES,
                        rule("busy")
                                .detector(Detector.VELOCITY)
                                .counting(120L, null, GroupKey.TERMINAL)
                                .rule()),
                Payment.NOON);

        comes(Payment.of("t-2", "4").at(Payment.NOON));

        FiguredTransaction asked = last();
        assertThat(asked.terminalShares()).containsExactly(Map.entry(60L, new FraudFigures(1, BigDecimal.ZERO, false)));
        assertThat(asked.terminalWindows())
                .containsExactly(Map.entry(120L, new AmountFigures(1, number("4"), number("4"), number("4"), false)));
        assertThat(asked.accountWindows()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void forgetsWhatNoWindowNeeds(StateStore store) throws Exception {
        harness.close();
        harness = harness(store, InputOrder.ARRIVAL);
        Instant first = Clocks.time("10:00:00.001");
        Instant needed = first.plus(Duration.ofDays(37)).plus(LATENESS);
        comes(Payment.of("t-1").at(first));
        labelled("t-2", first, first.plus(Duration.ofDays(3)));
        harness.firstWatermark(needed.minusMillis(2));

        comes(Payment.of("t-3").at(first.plus(Duration.ofDays(37)).minusMillis(1)));

        assertThat(last().features()).containsEntry("terminal_fraud_share_30d", number("0"));
        harness.firstWatermark(needed.plus(Duration.ofDays(38)));
        harness.assertNothingLeft();
    }

    @Test
    void aLabelOfWhatIsForgottenIsNotKept() {
        labelled("t-1", WEEK_AGO.minus(Duration.ofDays(30)).minus(LATENESS), Payment.NOON);

        harness.assertNothingLeft();
    }

    @Test
    void aLabelWaitsForItsTransactionAcrossARestart() throws Exception {
        labelled("t-1", WEEK_AGO, Payment.NOON.minusSeconds(1));
        harness = harness.snapshotAndRestore();
        harness.secondWatermark(END_OF_TIME);

        comes(Payment.of("t-1").at(WEEK_AGO));
        comes(Payment.of("t-2").at(Payment.NOON));

        assertThat(last().features()).containsEntry("terminal_fraud_share_1d", number("1"));
    }

    @ParameterizedTest
    @EnumSource(InputOrder.class)
    void overSixtyDaysAllWindowsAreExact(InputOrder order) throws Exception {
        long seed = 21;
        Random random = new Random(seed);
        harness.close();
        harness = harness(StateStore.ROCKSDB, order);
        List<Transaction> payments = RandomPayments.inOrder(random, 1_500, 40);
        List<Transaction> known = new ArrayList<>();

        for (int each = 0; each < payments.size(); each++) {
            if (each == payments.size() / 2) {
                assertThatExact(known, seed);
                harness = harness.snapshotAndRestore();
                harness.secondWatermark(END_OF_TIME);
            }
            Transaction payment = payments.get(each);
            harness.first(input(payment), payment.eventTime());
            harness.firstWatermark(payment.eventTime().minusMillis(1));
        }
        harness.endOfInput();

        assertThatExact(known, seed);
        assertThat(known).hasSize(payments.size());
        harness.assertNothingLeft();
    }

    private void assertThatExact(List<Transaction> known, long seed) {
        for (FiguredTransaction figured : harness.takeOutput()) {
            known.add(figured.transaction());
            for (FeatureWindow window : FeatureWindow.values()) {
                Map<String, BigDecimal> expected = new HashMap<>();
                BatchWindows.figures(known, figured.transaction(), window.length())
                        .putInto(expected, "terminal_", window);
                assertThat(figured.features())
                        .as("seed %d, %s", seed, figured.transaction())
                        .containsAllEntriesOf(expected);
            }
        }
    }

    private static KeyedTwoInputHarness<String, TerminalInput, Change<RuleDocument>, FiguredTransaction> harness(
            StateStore store, InputOrder order) throws Exception {
        InitialDocuments<RuleDocument> initial = Controls.initial(FraudTopics.RULES, List.of());
        KeyedTwoInputHarness<String, TerminalInput, Change<RuleDocument>, FiguredTransaction> made =
                KeyedTwoInputHarness.ofOperator(
                        store,
                        () -> new CoBroadcastWithKeyedOperator<>(
                                new TerminalFiguresFunction(initial, new FigureSettings(order, LATENESS)),
                                List.of(DocumentsInForce.state(FraudTopics.RULES))),
                        TerminalInput::terminalId,
                        Change::key,
                        Types.STRING);
        made.secondWatermark(END_OF_TIME);
        return made;
    }

    /** At shop-1 where no other terminal is named. */
    private void comes(Payment payment) {
        Transaction transaction = payment.transaction();
        harness.first(input(transaction), transaction.eventTime());
    }

    private static TerminalInput input(Transaction transaction) {
        String terminal = transaction.terminalId();
        return new TerminalInput(
                terminal == null ? "shop-1" : terminal, AccountFiguresHarness.listed(transaction), null);
    }

    private void labelled(String transactionId, Instant transactionTime, Instant knownAt) {
        Label label = new Label(
                "label of " + transactionId,
                knownAt,
                transactionId,
                "anna",
                "shop-1",
                transactionTime,
                LabelValue.FRAUD);
        harness.first(TerminalInput.of(label), knownAt);
    }

    private FiguredTransaction last() {
        List<FiguredTransaction> told = harness.takeOutput();
        return told.get(told.size() - 1);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
