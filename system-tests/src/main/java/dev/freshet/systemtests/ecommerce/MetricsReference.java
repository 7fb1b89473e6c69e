/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Product metrics as the specification tells them: every event is put into every count that it belongs to. */
final class MetricsReference {

    static final List<ChronoUnit> WINDOWS = List.of(ChronoUnit.MINUTES, ChronoUnit.HOURS, ChronoUnit.DAYS);

    private final Map<String, MetricsCount> counts = new LinkedHashMap<>();

    static MetricsReference of(List<JsonNode> events, ShoppersReference shoppers, OrdersReference orders) {
        MetricsReference metrics = new MetricsReference();
        for (JsonNode event : events) {
            String name = event.path("event_name").asText();
            if (MetricsCount.counts(name)) {
                metrics.cells(event).keySet().forEach(count -> count.happened(name, shoppers.shopper(event)));
            }
        }
        orders.booked().forEach(order -> metrics.cells(order).forEach((count, lines) -> count.booked(order, lines)));
        return metrics;
    }

    static String key(JsonNode row) {
        return String.join(
                "|",
                row.path("dimension").asText(),
                row.path("id").asText(),
                row.path("granularity").asText(),
                row.path("window_start").asText());
    }

    /** The counts that an event belongs to, each once, with the event's lines that it is about. */
    private Map<MetricsCount, List<JsonNode>> cells(JsonNode event) {
        Map<MetricsCount, List<JsonNode>> cells = new LinkedHashMap<>();
        Instant time = ShoppersReference.time(event);
        for (JsonNode line : event.path("items")) {
            String item = line.path("item_id").asText();
            for (ChronoUnit window : WINDOWS) {
                add(cells, count("item", item, window, time), line);
                add(cells, count("category", ShopEvents.category(item), window, time), line);
                add(cells, count("shop", "shop", window, time), line);
            }
        }
        return cells;
    }

    private static void add(Map<MetricsCount, List<JsonNode>> cells, MetricsCount count, JsonNode line) {
        cells.merge(count, List.of(line), (before, more) -> {
            List<JsonNode> both = new ArrayList<>(before);
            both.addAll(more);
            return both;
        });
    }

    private MetricsCount count(String dimension, String id, ChronoUnit window, Instant time) {
        Instant start = time.truncatedTo(window);
        String key = String.join("|", dimension, id, granularity(window), start.toString());
        return counts.computeIfAbsent(
                key,
                unused ->
                        new MetricsCount(dimension, id, granularity(window), start, start.plus(window.getDuration())));
    }

    static String granularity(ChronoUnit window) {
        return window == ChronoUnit.MINUTES ? "minute" : window == ChronoUnit.HOURS ? "hour" : "day";
    }

    Map<String, ObjectNode> rows() {
        Map<String, ObjectNode> rows = new HashMap<>();
        new TreeMap<>(counts).forEach((key, count) -> rows.put(key, count.row(parentOf(count))));
        return rows;
    }

    private MetricsCount parentOf(MetricsCount count) {
        String parent =
                switch (count.dimension()) {
                    case "item" -> "category|" + ShopEvents.category(count.id());
                    default -> "shop|shop";
                };
        return Objects.requireNonNull(counts.get(parent + "|" + count.granularity() + "|" + count.start()));
    }
}
