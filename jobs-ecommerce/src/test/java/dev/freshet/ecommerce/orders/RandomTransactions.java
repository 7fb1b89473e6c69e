/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import static dev.freshet.ecommerce.orders.Order.purchase;
import static dev.freshet.ecommerce.orders.Order.refund;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up transactions with ties of time and event ids used twice, over more days than a refund waits. */
final class RandomTransactions {

    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private static final List<String> SHOPPERS = List.of("anna", "ben", "zoe");

    private final Random random;

    RandomTransactions(Random random) {
        this.random = random;
    }

    /** Up to four purchases and nine refunds, with few event ids, which may even be used for a purchase and for a refund. */
    List<OrderEvent> withFewIds(String transaction) {
        List<Order> events = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            events.add(filled(purchase("e-" + random.nextInt(6)), transaction));
        }
        for (int i = random.nextInt(10); i > 0; i--) {
            events.add(filled(refund("e-" + random.nextInt(12)), transaction));
        }
        return withAnswers(events);
    }

    /** Some of them come again, with further answers to who it was. */
    private List<OrderEvent> withAnswers(List<Order> orders) {
        List<OrderEvent> events = new ArrayList<>();
        for (Order order : orders) {
            events.add(order.event());
            for (long answer = 1; random.nextInt(4) == 0; answer++) {
                events.add(order.answered(answer, "user-" + random.nextInt(3)).event());
            }
        }
        return events;
    }

    private Order filled(Order order, String transaction) {
        for (int line = random.nextInt(4); line >= 0; line--) {
            order.of(
                    1 + random.nextInt(5),
                    "item-" + random.nextInt(3),
                    BigDecimal.valueOf(random.nextInt(1_000), 2).toPlainString(),
                    BigDecimal.valueOf(random.nextInt(100), 3).toPlainString());
        }
        return order.in(transaction)
                .by(SHOPPERS.get(random.nextInt(SHOPPERS.size())))
                .at(START.plus(Duration.ofHours(12L * random.nextInt(24))));
    }
}
