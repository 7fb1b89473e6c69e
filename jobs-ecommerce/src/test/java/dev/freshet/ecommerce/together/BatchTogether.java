/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import dev.freshet.ecommerce.PlainDecimal;
import dev.freshet.ecommerce.orders.OrderChange;
import dev.freshet.ecommerce.orders.OrderLine;
import dev.freshet.ecommerce.orders.OrderType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Slow, obvious lists of all items: keeps every order that stands, and counts anew for each pair of items. */
final class BatchTogether {

    /** By item, a line that says the row. */
    static Map<String, String> lists(List<OrderChange> changes, int length) {
        List<Set<String>> orders = standing(changes);
        Map<String, String> lists = new TreeMap<>();
        for (String item : orders.stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new))) {
            lists.put(item, row(count(orders, item), orders.size(), list(orders, item, length)));
        }
        return lists;
    }

    static String row(long orders, long allOrders, List<PairedItem> items) {
        return orders + " of " + allOrders + " " + items;
    }

    private BatchTogether() {}

    private static List<Set<String>> standing(List<OrderChange> changes) {
        Map<String, Integer> times = new HashMap<>();
        Map<String, Set<String>> baskets = new HashMap<>();
        for (OrderChange change : changes) {
            if (change.type() == OrderType.PURCHASE) {
                times.merge(change.eventId(), change.sign(), Integer::sum);
                baskets.put(
                        change.eventId(),
                        change.lines().stream()
                                .map(OrderLine::itemId)
                                .distinct()
                                .limit(100)
                                .collect(Collectors.toSet()));
            }
        }
        List<Set<String>> standing = new ArrayList<>();
        baskets.forEach((event, basket) -> {
            if (Objects.requireNonNull(times.get(event)) == 1) {
                standing.add(basket);
            }
        });
        return standing;
    }

    private static List<PairedItem> list(List<Set<String>> orders, String item, int length) {
        record Candidate(String item, long orders, long together, BigDecimal ratio) {}
        List<Candidate> candidates = new ArrayList<>();
        for (String other : orders.stream().flatMap(Set::stream).distinct().toList()) {
            PairTable table = new PairTable(
                    orders.stream()
                            .filter(order -> order.contains(item) && order.contains(other))
                            .count(),
                    count(orders, item),
                    count(orders, other),
                    orders.size());
            if (!other.equals(item) && table.both() * table.all() > table.one() * table.other()) {
                BigDecimal ratio = DunningsRatio.of(table).setScale(6, RoundingMode.HALF_EVEN);
                candidates.add(new Candidate(other, table.other(), table.both(), PlainDecimal.of(ratio)));
            }
        }
        candidates.sort(Comparator.comparing(Candidate::ratio).reversed().thenComparing(Candidate::item));
        List<PairedItem> list = new ArrayList<>();
        for (Candidate each : candidates.subList(0, Math.min(length, candidates.size()))) {
            list.add(new PairedItem(list.size() + 1, each.item, each.orders, each.together, each.ratio));
        }
        return list;
    }

    private static long count(List<Set<String>> orders, String item) {
        return orders.stream().filter(order -> order.contains(item)).count();
    }
}
