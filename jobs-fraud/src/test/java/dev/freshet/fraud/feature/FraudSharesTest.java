/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.fraud.Label;
import dev.freshet.fraud.LabelValue;
import dev.freshet.fraud.Payment;
import dev.freshet.fraud.Transaction;
import dev.freshet.fraud.TransactionType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FraudSharesTest {

    private static final Duration DELAY = Duration.ofDays(7);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant NOW = Instant.parse("2026-03-20T10:00:00Z");

    /** The end of the windows at NOW. */
    private static final Instant END = NOW.minus(DELAY);

    private BucketsInMemory<JudgedRow, JudgedTotal> store = new BucketsInMemory<>();
    private FraudShares shares = new FraudShares(BucketLayout.TERMINAL, DELAY);

    @Test
    void thereIsNoShareOfNothing() throws Exception {
        paid("t-1", END.minus(DAY));
        paid("t-2", END.plusNanos(1));

        assertThat(atNow()).isEqualTo(new FraudFigures(0, null, false));
    }

    @Test
    void theWindowEndsADelayAgoAndItsEndBelongsToItAndItsStartDoesNot() throws Exception {
        paid("at-start", END.minus(DAY));
        paid("inside", END.minus(DAY).plusNanos(1));
        paid("at-end", END);
        paid("zzz-at-end", END);
        paid("after", END.plusNanos(1));
        for (String fraud : List.of("at-start", "at-end", "after")) {
            labelled(fraud, LabelValue.FRAUD, NOW.minusSeconds(1));
        }

        assertThat(atNow()).isEqualTo(new FraudFigures(3, new BigDecimal("0.333333"), false));
    }

    @Test
    void whatHasNoLabelIsGenuineAndALabelCountsOnceItWasSeen() throws Exception {
        paid("t-1", END);
        paid("t-2", END);
        FraudFigures before = atNow();
        labelled("t-2", LabelValue.FRAUD, NOW.plusSeconds(1));

        assertThat(before.share()).isEqualTo("0");
        assertThat(atNow().share()).isEqualTo("0.5");
    }

    @Test
    void aNewerLabelOverrulesAndAnOlderOneThatComesLateDoesNot() throws Exception {
        paid("t-1", END);
        labelled("t-1", LabelValue.FRAUD, END.plus(DAY));
        labelled("t-1", LabelValue.FRAUD, END.plus(DAY));
        FraudFigures first = atNow();
        labelled("t-1", LabelValue.GENUINE, END.plus(DAY.multipliedBy(3)));
        labelled("t-1", LabelValue.FRAUD, END.plus(DAY.multipliedBy(2)));

        assertThat(first.share()).isEqualTo("1");
        assertThat(atNow().share()).isEqualTo("0");
    }

    @Test
    void aLabelThatComesFirstWaitsForItsTransaction() throws Exception {
        labelled("t-1", LabelValue.FRAUD, END);
        labelled("never-comes", LabelValue.FRAUD, END);
        FraudFigures before = atNow();
        paid("t-1", END);

        assertThat(before.share()).isNull();
        assertThat(atNow()).isEqualTo(new FraudFigures(1, BigDecimal.ONE, false));
    }

    @Test
    void everyTypeAndCurrencyIsATransaction() throws Exception {
        take(Payment.of("t-1", "1").at(END).currency("JPY").type(TransactionType.REFUND));
        take(Payment.of("t-2", "0").at(END).currency("EUR").type(TransactionType.REVERSAL));

        assertThat(atNow().count()).isEqualTo(2);
    }

    /** A label finds no row to stand at: that it is missing is said of every window with that bucket. */
    @Test
    void saysWhereALabelMayBeMissing() throws Exception {
        shares = new FraudShares(new BucketLayout(List.of(Duration.ofHours(1), DAY), 1), DELAY);
        paid("t-1", END);
        paid("t-2", END);
        labelled("t-2", LabelValue.FRAUD, NOW);

        assertThat(atNow()).isEqualTo(new FraudFigures(2, BigDecimal.ZERO, true));
    }

    @Test
    void nothingIsLeftOfWhatWasForgotten() throws Exception {
        paid("t-1", END);
        paid("t-2", NOW);
        labelled("t-1", LabelValue.FRAUD, NOW);

        Instant next = shares.forget(store, END);

        assertThat(next).isEqualTo(NOW);
        assertThat(shares.forget(store, NOW)).isNull();
        assertThat(store.entries()).isZero();
    }

    /** A transaction or a label, in the order in which they are taken on. */
    private record Arrival(Instant at, Transaction payment, List<Label> labels) {}

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void equalASlowRecomputation(long seed) throws Exception {
        Random random = new Random(seed);
        store = new BucketsInMemory<>();
        List<Transaction> seen = new ArrayList<>();
        Map<String, List<Label>> known = new HashMap<>();
        for (Arrival arrival : arrivals(random)) {
            for (Label label : arrival.labels()) {
                shares.take(store, label);
                known.computeIfAbsent(label.transactionId(), any -> new ArrayList<>())
                        .add(label);
            }
            if (!arrival.labels().isEmpty()) {
                continue;
            }
            Map<Duration, FraudFigures> figures = shares.take(store, arrival.payment(), FeatureWindow.lengths());
            seen.add(arrival.payment());

            for (Duration length : FeatureWindow.lengths()) {
                assertThat(figures.get(length))
                        .as("seed %d, %s over %s", seed, arrival.payment(), length)
                        .isEqualTo(recomputed(seen, known, arrival.payment().eventTime(), length));
            }
        }
    }

    /** Of 1,500 transactions a quarter gets one or two labels, up to twenty days later; a few come before their transaction. */
    private static List<Arrival> arrivals(Random random) {
        List<Arrival> arrivals = new ArrayList<>();
        for (Transaction payment : RandomPayments.inOrder(random, 1_500, 1)) {
            Instant comes = payment.eventTime().plusSeconds(random.nextInt(3_600));
            arrivals.add(new Arrival(comes, payment, List.of()));
            for (int labels = random.nextInt(4) == 0 ? 1 + random.nextInt(2) : 0; labels > 0; labels--) {
                Instant becomesKnown = payment.eventTime().plusSeconds(random.nextInt(20 * 86_400));
                LabelValue value = random.nextInt(3) > 0 ? LabelValue.FRAUD : LabelValue.GENUINE;
                Label label = label(payment.transactionId(), payment.eventTime(), value, becomesKnown);
                arrivals.add(new Arrival(becomesKnown.plusSeconds(random.nextInt(86_400)), payment, List.of(label)));
            }
        }
        arrivals.sort(Comparator.comparing(Arrival::at));
        return arrivals;
    }

    private static FraudFigures recomputed(
            List<Transaction> seen, Map<String, List<Label>> known, Instant now, Duration length) {
        Instant end = now.minus(DELAY);
        List<Transaction> inWindow = seen.stream()
                .filter(each -> each.eventTime().isAfter(end.minus(length))
                        && !each.eventTime().isAfter(end))
                .toList();
        long frauds = inWindow.stream()
                .filter(each -> known.getOrDefault(each.transactionId(), List.of()).stream()
                        .max(Comparator.comparing(Label::eventTime))
                        .filter(newest -> newest.label() == LabelValue.FRAUD)
                        .isPresent())
                .count();
        int count = inWindow.size();
        BigDecimal share = count == 0
                ? null
                : new BigDecimal(BigDecimal.valueOf(frauds)
                        .divide(BigDecimal.valueOf(count), 6, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString());
        return new FraudFigures(count, share, false);
    }

    /** A look at the shares at NOW, which leaves nothing behind. */
    private FraudFigures atNow() throws Exception {
        BucketsInMemory<JudgedRow, JudgedTotal> kept = store;
        store = kept.copy();
        FraudFigures figures = take(Payment.of("now", "1").at(NOW));
        store = kept;
        return figures;
    }

    private void paid(String id, Instant at) throws Exception {
        take(Payment.of(id, "1").at(at));
    }

    private FraudFigures take(Payment payment) throws Exception {
        return Objects.requireNonNull(
                shares.take(store, payment.transaction(), List.of(DAY)).get(DAY));
    }

    private void labelled(String id, LabelValue value, Instant knownAt) throws Exception {
        Instant paidAt = id.equals("at-start") ? END.minus(DAY) : id.equals("after") ? END.plusNanos(1) : END;
        shares.take(store, label(id, paidAt, value, knownAt));
    }

    private static Label label(String id, Instant paidAt, LabelValue value, Instant knownAt) {
        return new Label("label-of-" + id + knownAt, knownAt, id, "anna", "till-1", paidAt, value);
    }
}
