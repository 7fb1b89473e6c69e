/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import static dev.freshet.ecommerce.orders.Order.purchase;
import static dev.freshet.ecommerce.orders.Order.refund;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.orders.BatchOrders.Expected;
import dev.freshet.testkit.harness.StateStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the order of arrival and the watermarks in between, the end is that of a batch computation. */
final class OrdersOfAnyArrivalTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
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

            assertThat(newest(rows))
                    .as("seed %d, shuffle %d", seed, shuffle)
                    .containsExactlyInAnyOrderElementsOf(transactions.values().stream()
                            .flatMap(all -> BatchOrders.rows(all, OrdersHarness.SETTINGS.refundWait()).stream())
                            .toList());
            Map<String, List<OrderChange>> changesOf = changes.stream().collect(groupingBy(OrderChange::transactionId));
            transactions.forEach((id, all) -> assertThat(net(changesOf.getOrDefault(id, List.of())))
                    .as("seed %d, transaction %s", seed, id)
                    .isEqualByComparingTo(BatchOrders.net(all)));
        }
    }

    private static void run(List<OrderEvent> events, Random random, List<OrderRow> rows, List<OrderChange> changes)
            throws Exception {
        OrdersHarness harness = new OrdersHarness(StateStore.HEAP);
        Instant watermark = START;
        for (OrderEvent event : events) {
            harness.sees(event);
            if (random.nextInt(10) == 0) {
                watermark = watermark.plus(Duration.ofHours(random.nextInt(48)));
                harness.watermark(watermark);
            }
            if (random.nextInt(50) == 0) {
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

    /** Up to three purchases and five refunds per transaction, with ties of time, over more days than a refund waits. */
    private static List<OrderEvent> events(Random random) {
        List<OrderEvent> events = new ArrayList<>();
        for (int transaction = 0; transaction < TRANSACTIONS; transaction++) {
            int purchases = random.nextInt(4);
            int refunds = random.nextInt(6);
            for (int i = 0; i < purchases; i++) {
                events.add(filled(purchase("e-" + random.nextInt(1_000_000)), random)
                        .in("t-" + transaction)
                        .event());
            }
            for (int i = 0; i < refunds; i++) {
                events.add(filled(refund("e-" + random.nextInt(1_000_000)), random)
                        .in("t-" + transaction)
                        .event());
            }
        }
        return events;
    }

    private static Order filled(Order order, Random random) {
        int lines = 1 + random.nextInt(4);
        for (int line = 0; line < lines; line++) {
            order.of(
                    1 + random.nextInt(5),
                    "item-" + random.nextInt(3),
                    BigDecimal.valueOf(random.nextInt(1_000), 2).toPlainString(),
                    BigDecimal.valueOf(random.nextInt(100), 3).toPlainString());
        }
        return order.at(START.plus(Duration.ofHours(12L * random.nextInt(24))));
    }

    /** The newest revision of each row; revisions must be without gaps and rise. */
    private static List<Expected> newest(List<OrderRow> rows) {
        Map<String, OrderRow> newest = new HashMap<>();
        for (OrderRow row : rows) {
            OrderRow before = newest.put(row.rowKey(), row);
            assertThat(row.revision()).isEqualTo(before == null ? 1 : before.revision() + 1);
            assertThat(row.updatedAt()).isAfterOrEqualTo(row.eventTime());
        }
        return newest.values().stream().map(Expected::of).toList();
    }

    private static BigDecimal net(List<OrderChange> changes) {
        BigDecimal net = BigDecimal.ZERO;
        for (OrderChange change : changes) {
            for (OrderLine line : change.lines()) {
                BigDecimal amount = line.gross().subtract(line.discount()).subtract(line.refunded());
                net = net.add(amount.multiply(BigDecimal.valueOf(change.sign())));
            }
        }
        return net;
    }
}
