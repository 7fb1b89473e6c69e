/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.fraud.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over sixty days, windows by buckets are those of a slow recomputation. */
final class AmountWindowsOfAnyArrivalTest {

    private static final List<Duration> LENGTHS = FeatureWindow.lengths();
    private static final List<Duration> SHORT = List.of(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofDays(1));
    private static final List<String> CURRENCIES = List.of("EUR", "USD");

    private final Map<String, BucketsInMemory<AmountRow, AmountTotal>> stores = new HashMap<>();
    private final Map<String, List<Transaction>> seen = new HashMap<>();
    private int mostReads;

    @Test
    void inOrderTheyAreExact() throws Exception {
        long seed = 11;
        AmountWindows windows = new AmountWindows(BucketLayout.ACCOUNT);
        List<Transaction> payments = RandomPayments.inOrder(new Random(seed), 30_000, 800);

        for (Transaction payment : payments) {
            assertThatTaken(windows, payment, LENGTHS, seed);
            forget(windows, payment.accountId(), payment.eventTime().minus(Duration.ofDays(30)));
        }

        // The top; a day and an hour at each start of a window and at its end.
        assertThat(mostReads).isLessThanOrEqualTo(1 + 5 + 5);
        assertThatNothingIsLeft(windows, RandomPayments.START.plus(RandomPayments.SPAN));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void outOfOrderTheyAreExactOverWhatWasSeen(long seed) throws Exception {
        Random random = new Random(seed);
        Duration delay = Duration.ofMinutes(1 + random.nextInt(600));
        AmountWindows windows = new AmountWindows(BucketLayout.ACCOUNT);
        List<Transaction> payments = RandomPayments.delayed(random, RandomPayments.inOrder(random, 8_000, 60), delay);
        Instant newest = RandomPayments.START;

        for (Transaction payment : payments) {
            assertThatTaken(windows, payment, LENGTHS, seed);
            newest = payment.eventTime().isAfter(newest) ? payment.eventTime() : newest;
            forget(windows, payment.accountId(), newest.minus(delay).minus(Duration.ofDays(30)));
        }

        assertThatNothingIsLeft(windows, RandomPayments.START.plus(RandomPayments.SPAN));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5})
    void exactnessDoesNotDependOnTheLayout(long seed) throws Exception {
        Random random = new Random(seed);
        List<Transaction> payments =
                RandomPayments.delayed(random, RandomPayments.inOrder(random, 3_000, 15), Duration.ofMinutes(10));
        for (BucketLayout layout : List.of(
                BucketLayout.TERMINAL,
                new BucketLayout(List.of(Duration.ofDays(7)), 100_000),
                new BucketLayout(
                        List.of(Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofHours(2)), 100_000))) {
            stores.clear();
            seen.clear();
            AmountWindows windows = new AmountWindows(layout);

            for (Transaction payment : payments) {
                assertThatTaken(windows, payment, SHORT, seed);
            }
        }
    }

    private void assertThatTaken(AmountWindows windows, Transaction payment, List<Duration> lengths, long seed)
            throws Exception {
        List<Transaction> known = seen.computeIfAbsent(payment.accountId(), any -> new ArrayList<>());
        known.add(payment);
        BucketsInMemory<AmountRow, AmountTotal> store = store(payment.accountId());
        store.reads = 0;

        Map<Duration, AmountFigures> figures = windows.take(store, payment, lengths);

        mostReads = Math.max(mostReads, store.reads);
        for (Duration length : lengths) {
            AmountFigures expected = BatchWindows.figures(known, payment, length);
            // A description for each of half a million comparisons would take longer than they do.
            if (!expected.equals(figures.get(length))) {
                assertThat(figures.get(length))
                        .as("seed %d, %s over %s", seed, payment, length)
                        .isEqualTo(expected);
            }
        }
    }

    private void forget(AmountWindows windows, String account, Instant until) throws Exception {
        for (String currency : CURRENCIES) {
            windows.forget(store(account), currency, until);
        }
    }

    private void assertThatNothingIsLeft(AmountWindows windows, Instant end) throws Exception {
        for (String account : seen.keySet()) {
            forget(windows, account, end);
            assertThat(store(account).entries()).as(account).isZero();
        }
    }

    private BucketsInMemory<AmountRow, AmountTotal> store(String account) {
        return stores.computeIfAbsent(account, any -> new BucketsInMemory<>());
    }
}
