/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import dev.freshet.ecommerce.orders.OrderChange;
import dev.freshet.ecommerce.orders.OrderLine;
import dev.freshet.ecommerce.orders.OrderType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Order changes in which only what was bought matters. */
final class OrderChanges {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private OrderChanges() {}

    static OrderChange of(OrderType type, int sign, List<String> items) {
        return of("t-1", NOON, type, sign, items);
    }

    static OrderChange of(String transaction, Instant time, OrderType type, int sign, List<String> items) {
        List<OrderLine> lines = items.stream()
                .map(item -> new OrderLine(item, "kitchen", null, 1, BigDecimal.TEN, BigDecimal.ZERO, BigDecimal.ZERO))
                .toList();
        return new OrderChange(transaction, "e-" + transaction, time, type, sign, "anna", "EUR", lines);
    }

    static OrderChange takenBack(OrderChange change) {
        return new OrderChange(
                change.transactionId(),
                change.eventId(),
                change.eventTime(),
                change.type(),
                -change.sign(),
                change.shopper(),
                change.currency(),
                change.lines());
    }
}
