/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The product metrics of one-time purchases: the sums that there should be, and the newest that were committed. */
final class OneTimeSales {

    private final Map<Cell, Sums> expected = new HashMap<>();
    private final Map<Cell, Sums> newest = new HashMap<>();
    private final Map<Cell, Long> revisions = new HashMap<>();
    private int missingRevisions;
    private int repeatedRevisions;

    void expect(OneTimePurchase purchase) {
        Sums sale = new Sums(1, purchase.quantity(), purchase.grossCents());
        for (String subject : List.of("item|" + purchase.itemId(), "category|" + purchase.category(), "shop|shop")) {
            for (ChronoUnit window : MetricsReference.WINDOWS) {
                Instant start = purchase.time().truncatedTo(window);
                Cell cell = new Cell(subject, MetricsReference.granularity(window), start.toEpochMilli());
                expected.merge(cell, sale, Sums::plus);
            }
        }
    }

    void add(JsonNode row) {
        Cell cell = Cell.of(row);
        long revision = row.path("revision").asLong();
        long before = revisions.getOrDefault(cell, 0L);
        repeatedRevisions += revision <= before ? 1 : 0;
        missingRevisions += revision > before + 1 ? 1 : 0;
        revisions.put(cell, revision);
        newest.put(cell, Sums.of(row));
    }

    int lost() {
        return missingRevisions
                + (int) expected.keySet().stream()
                        .filter(cell -> !newest.containsKey(cell))
                        .count();
    }

    int doubled() {
        return repeatedRevisions;
    }

    /** Rows with other sums, and rows that nothing should have made. */
    int wrong() {
        return (int) newest.entrySet().stream()
                .filter(row -> !Objects.equals(expected.get(row.getKey()), row.getValue()))
                .count();
    }

    /** One item, category or shop in one window. */
    private record Cell(String subject, String granularity, long start) {

        static Cell of(JsonNode row) {
            return new Cell(
                    row.path("dimension").asText() + "|" + row.path("id").asText(),
                    row.path("granularity").asText(),
                    Instant.parse(row.path("window_start").asText()).toEpochMilli());
        }
    }

    /** What was sold in it. */
    private record Sums(long orders, long units, long grossCents) {

        static Sums of(JsonNode row) {
            return new Sums(
                    row.path("orders").asLong(),
                    row.path("units").asLong(),
                    OneTimePurchase.cents(row.path("revenue").path(0).path("gross")));
        }

        Sums plus(Sums more) {
            return new Sums(orders + more.orders, units + more.units, grossCents + more.grossCents);
        }
    }
}
