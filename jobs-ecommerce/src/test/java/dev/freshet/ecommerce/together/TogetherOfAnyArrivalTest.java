/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.RefreshInterval;
import dev.freshet.ecommerce.orders.OrderChange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However orders come, are divided among subtasks and are added up, the lists end as a batch computation has them. */
class TogetherOfAnyArrivalTest {

    private static final int LENGTH = 5;
    private static final int ORDERS = 300;
    private static final int SUBTASKS = 3;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void listsEqualTheBatch(long seed) {
        Random random = new Random(seed);
        List<OrderChange> changes = RandomOrders.changes(random, ORDERS, OrderChanges.NOON);
        Map<String, String> expected = BatchTogether.lists(changes, LENGTH);

        for (int shuffle = 0; shuffle < 3; shuffle++) {
            assertThat(lists(changes, random))
                    .as("seed %d, shuffle %d", seed, shuffle)
                    .isEqualTo(expected);
            Collections.shuffle(changes, random);
        }
    }

    private static Map<String, String> lists(List<OrderChange> changes, Random random) {
        Map<String, Long> orders = new HashMap<>();
        Map<String, Map<String, Long>> pairs = new HashMap<>();
        for (BasketCounts counts : aggregated(changes, random)) {
            orders.merge(counts.itemId(), counts.orders(), Long::sum);
            Map<String, Long> partners = pairs.computeIfAbsent(counts.itemId(), item -> new HashMap<>());
            counts.partners().forEach(partner -> partners.merge(partner.itemId(), partner.orders(), Long::sum));
        }
        long allOrders = Objects.requireNonNull(orders.remove(BasketCounts.ALL_ORDERS));
        Map<String, String> lists = new TreeMap<>();
        orders.forEach((item, count) -> {
            if (count > 0) {
                List<Partner> partners = new ArrayList<>();
                Objects.requireNonNull(pairs.get(item))
                        .forEach((partner, together) ->
                                partners.add(new Partner(partner, orders.getOrDefault(partner, 0L), together)));
                lists.put(
                        item,
                        BatchTogether.row(count, allOrders, new PairRanking(LENGTH).rank(count, allOrders, partners)));
            }
        });
        return lists;
    }

    private static List<BasketCounts> aggregated(List<OrderChange> changes, Random random) {
        List<BasketAggregation> subtasks = new ArrayList<>();
        for (int subtask = 0; subtask < SUBTASKS; subtask++) {
            subtasks.add(new BasketAggregation(new RefreshInterval(60_000)));
        }
        List<BasketCounts> sent = new ArrayList<>();
        for (OrderChange change : changes) {
            BasketAggregation subtask = subtasks.get(random.nextInt(SUBTASKS));
            subtask.add(
                    change,
                    OrderChanges.NOON.plusSeconds(random.nextInt(ORDERS)).toEpochMilli());
            if (subtask.size() > random.nextInt(1_000)) {
                subtask.drainTo((counts, time) -> sent.add(counts));
            }
        }
        subtasks.forEach(subtask -> subtask.drainTo((counts, time) -> sent.add(counts)));
        return sent;
    }
}
