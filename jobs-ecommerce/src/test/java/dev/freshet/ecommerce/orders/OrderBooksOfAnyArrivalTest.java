/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the order in which the events of a transaction come, its books end as a batch computation has them. */
final class OrderBooksOfAnyArrivalTest {

    private static final Duration WAIT = Duration.ofDays(7);
    private static final int TRANSACTIONS = 300;
    private static final int SHUFFLES = 8;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void newestRowsAndSumsOfChangesEqualTheBatch(long seed) throws Exception {
        Random random = new Random(seed);
        RandomTransactions transactions = new RandomTransactions(random);
        for (int number = 0; number < TRANSACTIONS; number++) {
            assertEqualToBatch(transactions.withFewIds("t-" + number), 1_000, random, seed);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5, 6})
    void alsoWhereOnlySomeRefundsAreJudged(long seed) throws Exception {
        Random random = new Random(seed);
        RandomTransactions transactions = new RandomTransactions(random);
        for (int number = 0; number < TRANSACTIONS; number++) {
            assertEqualToBatch(transactions.withFewIds("t-" + number), 1 + random.nextInt(4), random, seed);
        }
    }

    private static void assertEqualToBatch(List<OrderEvent> events, int mostRefunds, Random random, long seed)
            throws Exception {
        for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
            Collections.shuffle(events, random);
            List<OrderRow> rows = new ArrayList<>();
            List<OrderChange> changes = new ArrayList<>();
            run(events, mostRefunds, random, rows, changes);

            assertThat(NewestRows.of(rows))
                    .as("seed %d, shuffle %d of %s", seed, shuffle, events)
                    .containsExactlyInAnyOrderElementsOf(BatchOrders.rows(events, WAIT, mostRefunds));
            assertThat(NewestRows.net(changes))
                    .as("seed %d, shuffle %d of %s", seed, shuffle, events)
                    .isEqualTo(BatchOrders.net(events));
        }
    }

    private static void run(
            List<OrderEvent> events, int mostRefunds, Random random, List<OrderRow> rows, List<OrderChange> changes)
            throws Exception {
        OrderLedger ledger = new OrderLedger(WAIT);
        EntriesInMemory entries = new EntriesInMemory();
        Instant watermark = RandomTransactions.START;
        for (OrderEvent event : events) {
            take(new OrderBooks(ledger, mostRefunds, entries).book(event, watermark.toEpochMilli()), rows, changes);
            if (random.nextInt(3) == 0) {
                watermark = watermark.plus(Duration.ofHours(random.nextInt(48)));
                take(new OrderBooks(ledger, mostRefunds, entries).timePasses(watermark.toEpochMilli()), rows, changes);
            }
        }
        take(new OrderBooks(ledger, mostRefunds, entries).timePasses(Long.MAX_VALUE), rows, changes);
    }

    private static void take(OrderPostings postings, List<OrderRow> rows, List<OrderChange> changes) {
        rows.addAll(postings.rows());
        changes.addAll(postings.changes());
    }
}
