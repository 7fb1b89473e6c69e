/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.fraud.Payment;
import dev.freshet.fraud.Transaction;
import dev.freshet.fraud.TransactionType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AmountWindowsTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MONTH = Duration.ofDays(30);

    private final BucketsInMemory<AmountRow, AmountTotal> store = new BucketsInMemory<>();
    private BucketLayout layout = BucketLayout.ACCOUNT;

    @Test
    void holdsTheTransactionItself() throws Exception {
        AmountFigures figures = take(Payment.of("t-1", "12.50"), HOUR);

        assertThat(figures).isEqualTo(figures(1, "12.5", "12.5", "12.5"));
    }

    @ParameterizedTest
    @EnumSource(FeatureWindow.class)
    void whatHappenedJustInsideTheWindowCountsAndWhatHappenedAtItsStartDoesNot(FeatureWindow window) throws Exception {
        Instant end = Instant.parse("2026-03-02T10:00:00Z");
        Instant start = end.minus(window.length());
        take(Payment.of("at-start", "1").at(start), HOUR);
        take(Payment.of("inside", "2").at(start.plusNanos(1)), HOUR);

        AmountFigures figures = take(Payment.of("now", "4").at(end), window.length());

        assertThat(figures).isEqualTo(figures(2, "6", "3", "4"));
    }

    @Test
    void ofTwoAtOneInstantOnlyTheOneWithTheGreaterIdHoldsTheOther() throws Exception {
        AmountFigures ofB = take(Payment.of("b", "1").at("10:00"), HOUR);
        AmountFigures ofA = take(Payment.of("a", "2").at("10:00"), HOUR);
        AmountFigures ofC = take(Payment.of("c", "4").at("10:00"), HOUR);

        assertThat(ofB.sum()).isEqualTo("1");
        assertThat(ofA.sum()).isEqualTo("2");
        assertThat(ofC.sum()).isEqualTo("7");
    }

    @ParameterizedTest
    @EnumSource(
            value = TransactionType.class,
            names = {"REFUND", "REVERSAL"})
    void moneyThatComesBackIsTakenFromTheSumAndFromNothingElse(TransactionType back) throws Exception {
        take(Payment.of("t-1", "30").at("10:00"), HOUR);
        take(Payment.of("t-2", "50").at("10:01").type(back), HOUR);

        AmountFigures figures = take(Payment.of("t-3", "10").at("10:02"), HOUR);

        assertThat(figures).isEqualTo(figures(2, "-10", "20", "30"));
    }

    @Test
    void ofRefundsAloneThereIsNeitherAverageNorMaximum() throws Exception {
        AmountFigures figures = take(Payment.of("t-1", "5").type(TransactionType.REFUND), HOUR);
        Map<String, BigDecimal> features = new HashMap<>();
        figures.putInto(features, "", FeatureWindow.HOUR);

        assertThat(figures).isEqualTo(new AmountFigures(0, new BigDecimal("-5"), null, null, false));
        assertThat(features).isEqualTo(Map.of("count_1h", BigDecimal.ZERO, "sum_1h", new BigDecimal("-5")));
    }

    @Test
    void withdrawalsAndTransfersCountAsPurchasesDo() throws Exception {
        take(Payment.of("t-1", "1").type(TransactionType.WITHDRAWAL), HOUR);
        take(Payment.of("t-2", "2").type(TransactionType.TRANSFER), HOUR);

        assertThat(take(Payment.of("t-3", "3"), HOUR)).isEqualTo(figures(3, "6", "2", "3"));
    }

    @Test
    void currenciesAreNeverAdded() throws Exception {
        take(Payment.of("t-1", "100").currency("JPY"), HOUR);
        take(Payment.of("t-2", "1").currency("EUR"), HOUR);

        assertThat(take(Payment.of("t-3", "3").currency("EUR"), HOUR)).isEqualTo(figures(2, "4", "2", "3"));
        assertThat(take(Payment.of("t-4", "300").currency("JPY"), HOUR)).isEqualTo(figures(2, "400", "200", "300"));
    }

    @Test
    void averagesHaveFourDecimalsAndAHalfGoesToTheEvenOne() throws Exception {
        take(Payment.of("t-1", "0.0001").currency("EUR"), HOUR);
        take(Payment.of("t-2", "0.0003").currency("USD"), HOUR);
        take(Payment.of("t-3", "1").currency("CHF"), HOUR);
        take(Payment.of("t-4", "0").currency("CHF"), HOUR);

        assertThat(take(Payment.of("t-5", "0").currency("EUR"), HOUR).average()).isEqualTo("0");
        assertThat(take(Payment.of("t-6", "0").currency("USD"), HOUR).average()).isEqualTo("0.0002");
        assertThat(take(Payment.of("t-7", "0").currency("CHF"), HOUR).average()).isEqualTo("0.3333");
    }

    @Test
    void theMaximumFallsWhenTheLargestLeavesTheWindow() throws Exception {
        take(Payment.of("t-1", "90").at("10:00"), HOUR);
        take(Payment.of("t-2", "70").at("10:01"), HOUR);
        take(Payment.of("t-3", "80").at("10:01:30"), HOUR);

        assertThat(take(Payment.of("t-4", "1").at("10:59:59"), HOUR).maximum()).isEqualTo("90");
        assertThat(take(Payment.of("t-5", "1").at("11:00"), HOUR).maximum()).isEqualTo("80");
        assertThat(take(Payment.of("t-6", "1").at("11:01:30"), HOUR).maximum()).isEqualTo("1");
    }

    @Test
    void oneThatComesLateDoesNotSeeWhatIsNewerAndIsSeenByWhatFollows() throws Exception {
        take(Payment.of("t-1", "1").at("10:00"), HOUR);
        take(Payment.of("t-3", "4").at("10:20"), HOUR);

        AmountFigures late = take(Payment.of("t-2", "2").at("10:10"), HOUR);
        AmountFigures next = take(Payment.of("t-4", "8").at("10:30"), HOUR);

        assertThat(late).isEqualTo(figures(2, "3", "1.5", "2"));
        assertThat(next).isEqualTo(figures(4, "15", "3.75", "8"));
    }

    @Test
    void takesWindowsOfAnyLength() throws Exception {
        take(Payment.of("t-1", "1").at("10:00"), HOUR);
        take(Payment.of("t-2", "2").at("10:05"), HOUR);

        Map<Duration, AmountFigures> figures = windows()
                .take(
                        store,
                        Payment.of("t-3", "4").at("10:07").transaction(),
                        List.of(Duration.ofSeconds(1), Duration.ofMinutes(7), Duration.ofMinutes(8)));

        assertThat(figures.values().stream().map(AmountFigures::sum).sorted())
                .containsExactly(new BigDecimal("4"), new BigDecimal("6"), new BigDecimal("7"));
    }

    @Test
    void namesFeaturesByWindow() throws Exception {
        Map<String, BigDecimal> features = new HashMap<>();

        take(Payment.of("t-1", "2"), HOUR).putInto(features, "terminal_", FeatureWindow.WEEK);

        assertThat(features)
                .containsOnlyKeys("terminal_count_7d", "terminal_sum_7d", "terminal_avg_7d", "terminal_max_7d");
    }

    /** What is not kept is in the totals of its hour, but not where the window begins within that hour. */
    @Test
    void saysWhereRowsAtAnEdgeWereNotKept() throws Exception {
        layout = new BucketLayout(List.of(Duration.ofHours(1), Duration.ofDays(1)), 2);
        take(Payment.of("t-1", "1").at("10:10"), HOUR);
        take(Payment.of("t-2", "2").at("10:20"), HOUR);
        take(Payment.of("t-3", "4").at("10:30"), HOUR);

        AmountFigures whole = take(Payment.of("t-4", "8").at("11:05"), HOUR);
        AmountFigures cut = take(Payment.of("t-5", "16").at("11:15"), HOUR);
        AmountFigures after = take(Payment.of("t-6", "32").at("11:40"), HOUR);

        assertThat(whole).isEqualTo(figures(4, "15", "3.75", "8"));
        assertThat(cut.capped()).isTrue();
        assertThat(cut.sum()).isEqualTo("26");
        assertThat(after).isEqualTo(figures(3, "56", "18.6667", "32"));
    }

    @Test
    void forgetsDayByDayAndNothingThatAWindowNeeds() throws Exception {
        Instant first = Instant.parse("2026-03-02T10:00:00Z");
        take(Payment.of("t-1", "1").at(first), HOUR);
        take(Payment.of("t-2", "2").at(first.plus(Duration.ofDays(1))), HOUR);
        Transaction last =
                Payment.of("t-3", "4").at(first.plus(MONTH).minusNanos(1)).transaction();

        Instant tooEarly = windows().forget(store, "EUR", first.minusNanos(1));
        AmountFigures figures = take(last);
        Instant next = windows().forget(store, "EUR", first);
        int left = store.entries();
        Instant nothing = windows().forget(store, "EUR", last.eventTime());

        assertThat(tooEarly).isEqualTo(first);
        assertThat(figures).isEqualTo(figures(3, "7", "2.3333", "4"));
        assertThat(next).isEqualTo(first.plus(Duration.ofDays(1)));
        assertThat(left).as("top, and a day and an hour for each of two").isEqualTo(5);
        assertThat(nothing).isNull();
        assertThat(store.entries()).isZero();
    }

    private AmountWindows windows() {
        return new AmountWindows(layout);
    }

    private AmountFigures take(Transaction transaction) throws Exception {
        return Objects.requireNonNull(
                windows().take(store, transaction, List.of(MONTH)).get(MONTH));
    }

    private AmountFigures take(Payment payment, Duration length) throws Exception {
        return Objects.requireNonNull(
                windows().take(store, payment.transaction(), List.of(length)).get(length));
    }

    private static AmountFigures figures(long count, String sum, String average, String maximum) {
        return new AmountFigures(count, new BigDecimal(sum), new BigDecimal(average), new BigDecimal(maximum), false);
    }
}
