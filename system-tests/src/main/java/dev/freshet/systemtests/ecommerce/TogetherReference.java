/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is bought together as the specification tells it: the orders of each item and of each pair, and the ratio of each table. */
final class TogetherReference {

    private static final int LENGTH = 10;

    private record Candidate(String item, long orders, long together, BigDecimal ratio) {}

    private final Map<String, Long> orders = new HashMap<>();
    private final Map<String, Map<String, Long>> together = new HashMap<>();
    private long allOrders;

    static TogetherReference of(OrdersReference orders) {
        TogetherReference reference = new TogetherReference();
        orders.booked().stream().filter(OrdersReference::isPurchase).forEach(reference::count);
        return reference;
    }

    static String key(JsonNode row) {
        return row.path("item_id").asText();
    }

    private void count(JsonNode purchase) {
        Set<String> items = new TreeSet<>();
        purchase.path("items").forEach(line -> items.add(line.path("item_id").asText()));
        allOrders++;
        for (String item : items) {
            orders.merge(item, 1L, Long::sum);
            Map<String, Long> partners = together.computeIfAbsent(item, unused -> new HashMap<>());
            items.stream().filter(other -> !other.equals(item)).forEach(other -> partners.merge(other, 1L, Long::sum));
        }
    }

    /** Of an item without a list an empty row: it may have had one before, and then there is a row that says so. */
    Map<String, ObjectNode> rows() {
        Map<String, ObjectNode> rows = new HashMap<>();
        orders.forEach((item, count) -> {
            List<Candidate> list = list(item, count);
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            if (!list.isEmpty()) {
                row.put("item_id", item).put("orders", count).put("all_orders", allOrders);
                row.set("items", written(list));
            }
            rows.put(item, row);
        });
        return rows;
    }

    private List<Candidate> list(String item, long count) {
        return together.getOrDefault(item, Map.of()).entrySet().stream()
                .map(partner -> candidate(count, partner.getKey(), partner.getValue()))
                .filter(candidate -> candidate.together * allOrders > count * candidate.orders)
                .sorted(Comparator.comparing(Candidate::ratio).reversed().thenComparing(Candidate::item))
                .limit(LENGTH)
                .toList();
    }

    private Candidate candidate(long count, String partner, long both) {
        long other = orders.getOrDefault(partner, 0L);
        double sum = summand(both, count, other)
                + summand(count - both, count, allOrders - other)
                + summand(other - both, allOrders - count, other)
                + summand(allOrders - count - other + both, allOrders - count, allOrders - other);
        return new Candidate(partner, other, both, BigDecimal.valueOf(Math.round(2e6 * sum), 6));
    }

    /** k ln(k / e), observed and as chance would have it. */
    private double summand(long observed, long row, long column) {
        return observed == 0 ? 0 : observed * Math.log((double) observed * allOrders / ((double) row * column));
    }

    private static ArrayNode written(List<Candidate> list) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        for (Candidate each : list) {
            items.addObject()
                    .put("rank", items.size())
                    .put("item_id", each.item)
                    .put("orders", each.orders)
                    .put("orders_together", each.together)
                    .put("log_likelihood_ratio", each.ratio);
        }
        return items;
    }
}
