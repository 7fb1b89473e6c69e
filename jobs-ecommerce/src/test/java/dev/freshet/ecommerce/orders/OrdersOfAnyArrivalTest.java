/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the order of arrival and the watermarks in between, the end is that of a batch computation. */
final class OrdersOfAnyArrivalTest {

    private static final int TRANSACTIONS = 40;
    private static final int SHUFFLES = 20;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void newestRowsAndSumsOfChangesEqualTheBatch(long seed) throws Exception {
        Random random = new Random(seed);
        List<OrderEvent> events = events(random);
        Map<String, List<OrderEvent>> transactions = events.stream().collect(groupingBy(OrderEvent::transactionId));

        for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
            Collections.shuffle(events, random);
            List<OrderRow> rows = new ArrayList<>();
            List<OrderChange> changes = new ArrayList<>();
            run(events, random, rows, changes);

            assertThat(NewestRows.of(rows))
                    .as("seed %d, shuffle %d", seed, shuffle)
                    .containsExactlyInAnyOrderElementsOf(
                            transactions.values().stream()
                                    .flatMap(all -> BatchOrders.rows(
                                            all, OrdersHarness.SETTINGS.refundWait(), OrdersFunction.MOST_REFUNDS)
                                            .stream())
                                    .toList());
            Map<String, List<OrderChange>> changesOf = changes.stream().collect(groupingBy(OrderChange::transactionId));
            transactions.forEach((id, all) -> assertThat(NewestRows.net(changesOf.getOrDefault(id, List.of())))
                    .as("seed %d, transaction %s", seed, id)
                    .isEqualTo(BatchOrders.net(all)));
        }
    }

    private static void run(List<OrderEvent> events, Random random, List<OrderRow> rows, List<OrderChange> changes)
            throws Exception {
        OrdersHarness harness = new OrdersHarness(StateStore.HEAP);
        Instant watermark = RandomTransactions.START;
        for (OrderEvent event : events) {
            harness.sees(event);
            if (random.nextInt(10) == 0) {
                watermark = watermark.plus(Duration.ofHours(random.nextInt(48)));
                harness.watermark(watermark);
            }
            if (random.nextInt(100) == 0) {
                rows.addAll(harness.rows());
                changes.addAll(harness.changes());
                harness = harness.restored();
            }
        }
        harness.endOfInput();
        rows.addAll(harness.rows());
        changes.addAll(harness.changes());
        harness.assertNothingLeft();
        harness.close();
    }

    private static List<OrderEvent> events(Random random) {
        RandomTransactions transactions = new RandomTransactions(random);
        List<OrderEvent> events = new ArrayList<>();
        for (int transaction = 0; transaction < TRANSACTIONS; transaction++) {
            events.addAll(transactions.withFewIds("t-" + transaction));
        }
        return events;
    }
}
