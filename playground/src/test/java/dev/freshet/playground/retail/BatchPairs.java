/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.retail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is bought together, computed the plain way from all purchases: of an order the first hundred distinct items count. */
final class BatchPairs {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_ITEMS = 100;

    /** A pair's orders, and Dunning's ratio of their table: 2 Σ k ln(k / e) over the four cells. */
    record Pair(String item, String partner, long orders, long partnersOrders, long together, double ratio) {}

    private final Map<String, Long> orders = new HashMap<>();
    private final Map<String, Map<String, Long>> together = new TreeMap<>();
    private long allOrders;

    static BatchPairs of(List<String> events) {
        BatchPairs pairs = new BatchPairs();
        for (String event : events) {
            JsonNode node = read(event);
            if (node.path("event_name").asText().equals("purchase")) {
                pairs.count(node.path("items"));
            }
        }
        return pairs;
    }

    private void count(JsonNode lines) {
        Set<String> items = new LinkedHashSet<>();
        for (JsonNode line : lines) {
            if (items.size() < MOST_ITEMS) {
                items.add(line.path("item_id").asText());
            }
        }
        allOrders++;
        for (String item : items) {
            orders.merge(item, 1L, Long::sum);
            Map<String, Long> partners = together.computeIfAbsent(item, unused -> new HashMap<>());
            items.stream().filter(other -> !other.equals(item)).forEach(other -> partners.merge(other, 1L, Long::sum));
        }
    }

    long allOrders() {
        return allOrders;
    }

    /** Those that are together in more orders than chance would have it, the largest ratio first; by item. */
    Map<String, List<Pair>> lists() {
        Map<String, List<Pair>> lists = new TreeMap<>();
        together.forEach((item, partners) -> {
            List<Pair> list = new ArrayList<>();
            partners.forEach((partner, both) -> {
                Pair pair = pair(item, partner, both);
                if (pair.together * allOrders > pair.orders * pair.partnersOrders) {
                    list.add(pair);
                }
            });
            if (!list.isEmpty()) {
                list.sort(Comparator.comparing(Pair::ratio).reversed());
                lists.put(item, list);
            }
        });
        return lists;
    }

    private Pair pair(String item, String partner, long both) {
        long one = orders.getOrDefault(item, 0L);
        long other = orders.getOrDefault(partner, 0L);
        double sum = summand(both, one, other)
                + summand(one - both, one, allOrders - other)
                + summand(other - both, allOrders - one, other)
                + summand(allOrders - one - other + both, allOrders - one, allOrders - other);
        return new Pair(item, partner, one, other, both, 2 * sum);
    }

    private double summand(long observed, long row, long column) {
        return observed == 0 ? 0 : observed * Math.log((double) observed * allOrders / ((double) row * column));
    }

    private static JsonNode read(String event) {
        try {
            return JSON.readTree(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
