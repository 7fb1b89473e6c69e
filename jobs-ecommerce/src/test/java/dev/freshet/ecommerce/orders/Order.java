/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Purchases and refunds in words. Times are of 2026-03-02, UTC, such as {@code 10:00}, or a full date and time. */
final class Order {

    private final OrderType type;
    private final String eventId;
    private final List<OrderedItem> items = new ArrayList<>();
    private String transactionId = "t-1";
    private String shopper = "anna";
    private String currency = "EUR";
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

    Order currency(String code) {
        this.currency = code;
        return this;
    }

    Order of(long quantity, String itemId, String price) {
        return of(quantity, itemId, price, "0");
    }

    Order of(long quantity, String itemId, String price, String discount) {
        items.add(new OrderedItem(itemId, "kitchen", new BigDecimal(price), quantity, new BigDecimal(discount)));
        return this;
    }

    OrderEvent event() {
        return new OrderEvent(transactionId, eventId, time, type, shopper, shopper, currency, null, items);
    }

    static Instant time(String clockOrInstant) {
        return Instant.parse(clockOrInstant.length() == 5 ? "2026-03-02T" + clockOrInstant + ":00Z" : clockOrInstant);
    }
}
