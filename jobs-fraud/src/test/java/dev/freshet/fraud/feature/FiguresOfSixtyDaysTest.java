/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.fraud.Moment;
import dev.freshet.fraud.Transaction;
import dev.freshet.fraud.decision.InputOrder;
import dev.freshet.testkit.harness.StateStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Over sixty days the features that the job keeps for accounts are those of a slow recomputation. */
final class FiguresOfSixtyDaysTest {

    private static final Duration OUT_OF_ORDERNESS = Duration.ofMinutes(5);

    private final Map<String, List<Transaction>> seen = new HashMap<>();
    private int told;

    @Test
    void aHundredThousandThatAreShuffledAreExactByEventTime() throws Exception {
        assertThatAllAreExact(11, 100_000, 8_000, StateStore.HEAP, InputOrder.EVENT_TIME);
    }

    @ParameterizedTest
    @EnumSource(InputOrder.class)
    void soAreThoseInRocksDb(InputOrder order) throws Exception {
        assertThatAllAreExact(12, 5_000, 60, StateStore.ROCKSDB, order);
    }

    private void assertThatAllAreExact(long seed, int count, int accounts, StateStore store, InputOrder order)
            throws Exception {
        Random random = new Random(seed);
        List<Transaction> arriving =
                RandomPayments.delayed(random, RandomPayments.inOrder(random, count, accounts), OUT_OF_ORDERNESS);
        try (AccountFiguresHarness figures = new AccountFiguresHarness(store, order)) {
            Instant newest = Instant.MIN;
            for (int each = 0; each < count; each++) {
                if (each == count / 2) {
                    assertThatTold(figures, order, seed);
                    figures.restore();
                }
                Transaction transaction = arriving.get(each);
                figures.comes(transaction);
                if (transaction.eventTime().isAfter(newest)) {
                    newest = transaction.eventTime();
                    figures.passes(newest.minus(OUT_OF_ORDERNESS).minusMillis(1));
                }
                if (each % 1_000 == 0) {
                    assertThatTold(figures, order, seed);
                }
            }
            figures.flink().endOfInput();

            assertThatTold(figures, order, seed);
            assertThat(told).isEqualTo(count);
            figures.flink().assertNothingLeft();
        }
    }

    private void assertThatTold(AccountFiguresHarness figures, InputOrder order, long seed) {
        for (FiguredTransaction figured : figures.told()) {
            Transaction transaction = figured.transaction();
            List<Transaction> known = seen.computeIfAbsent(transaction.accountId(), any -> new ArrayList<>());
            if (order == InputOrder.EVENT_TIME && !known.isEmpty()) {
                assertThat(Moment.of(transaction)).isGreaterThan(Moment.of(known.get(known.size() - 1)));
            }
            known.add(transaction);
            told++;
            Map<String, BigDecimal> expected = expected(known, transaction, order);
            // A description for each of a hundred thousand comparisons would take longer than they do.
            if (!figured.features().entrySet().containsAll(expected.entrySet())) {
                assertThat(figured.features())
                        .as("seed %d, %s", seed, transaction)
                        .containsAllEntriesOf(expected);
            }
        }
    }

    private static Map<String, BigDecimal> expected(
            List<Transaction> known, Transaction transaction, InputOrder order) {
        Map<String, BigDecimal> expected = new HashMap<>();
        for (FeatureWindow window : FeatureWindow.values()) {
            BatchWindows.figures(known, transaction, window.length()).putInto(expected, "", window);
            if (order == InputOrder.EVENT_TIME) {
                expected.put(
                        window.named("merchants"),
                        BigDecimal.valueOf(BatchWindows.merchants(known, transaction, window.length())));
            }
        }
        return expected;
    }
}
