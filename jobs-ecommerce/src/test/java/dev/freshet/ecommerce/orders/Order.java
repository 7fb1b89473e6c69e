/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;

/** Purchases and refunds in words. Times are of 2026-03-02, UTC, such as {@code 10:00}, or a full date and time. */
final class Order {

    private final OrderType type;
    private final String eventId;
    private final List<OrderedItem> items = new ArrayList<>();
    private String transactionId = "t-1";
    private String shopper = "anna";
    private String currency = "EUR";
    private @Nullable String resolved;
    private long answer;
    private Instant time = Instant.parse("2026-03-02T10:00:00Z");

    private Order(OrderType type, String eventId) {
        this.type = type;
        this.eventId = eventId;
    }

    static Order purchase(String eventId) {
        return new Order(OrderType.PURCHASE, eventId);
    }

    static Order refund(String eventId) {
        return new Order(OrderType.REFUND, eventId);
    }

    Order in(String transaction) {
        this.transactionId = transaction;
        return this;
    }

    Order at(String clockOrInstant) {
        this.time = time(clockOrInstant);
        return this;
    }

    Order at(Instant instant) {
        this.time = instant;
        return this;
    }

    Order by(String who) {
        this.shopper = who;
        return this;
    }

    /** The shopper whom a later answer tells. */
    Order answered(long number, String who) {
        this.answer = number;
        this.resolved = who;
        return this;
    }

    Order currency(String code) {
        this.currency = code;
        return this;
    }

    Order of(long quantity, String itemId, String price) {
        return of(quantity, itemId, price, "0");
    }

    Order of(long quantity, String itemId, String price, String discount) {
        items.add(new OrderedItem(itemId, "kitchen", new BigDecimal(price), quantity, new BigDecimal(discount), null));
        return this;
    }

    OrderEvent event() {
        String known = resolved == null ? shopper : resolved;
        return new OrderEvent(transactionId, eventId, time, type, shopper, known, currency, null, items, answer);
    }

    static Instant time(String clockOrInstant) {
        return Instant.parse(clockOrInstant.length() == 5 ? "2026-03-02T" + clockOrInstant + ":00Z" : clockOrInstant);
    }

    /** Values to compare with; a text such as {@code 10:00} is that time of the day. */
    static Tuple tuple(Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof String text && text.matches("\\d\\d:\\d\\d")) {
                values[i] = time(text);
            }
        }
        return Assertions.tuple(values);
    }
}
