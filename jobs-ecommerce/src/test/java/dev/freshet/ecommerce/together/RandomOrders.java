/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import dev.freshet.ecommerce.orders.OrderChange;
import dev.freshet.ecommerce.orders.OrderType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up orders with a best-seller in half of them, items that like each other, refunds, and orders that are taken back. */
final class RandomOrders {

    private RandomOrders() {}

    /** In event-time order, one a second; what is taken back follows its order at once. */
    static List<OrderChange> changes(Random random, int orders, Instant from) {
        List<OrderChange> changes = new ArrayList<>();
        for (int number = 0; number < orders; number++) {
            OrderType type = random.nextInt(10) == 0 ? OrderType.REFUND : OrderType.PURCHASE;
            Instant time = from.plus(Duration.ofSeconds(number));
            OrderChange change = OrderChanges.of("t-" + number, time, type, 1, items(random));
            changes.add(change);
            if (random.nextInt(6) == 0) {
                changes.add(OrderChanges.takenBack(change));
            }
        }
        return changes;
    }

    private static List<String> items(Random random) {
        List<String> items = new ArrayList<>();
        if (random.nextBoolean()) {
            items.add("best-seller");
        }
        int theme = random.nextInt(3);
        for (int line = random.nextInt(5); line >= 0; line--) {
            items.add("item-" + (random.nextInt(4) == 0 ? random.nextInt(15) : 3 * random.nextInt(5) + theme));
        }
        return items;
    }
}
