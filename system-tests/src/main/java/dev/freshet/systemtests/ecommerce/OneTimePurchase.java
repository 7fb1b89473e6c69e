/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A purchase whose shopper, visitor, transaction, and now and then item, come this once and never again. All that it says
 * follows from its number.
 */
record OneTimePurchase(int number, Instant time) {

    private static final int ITEMS = 20;
    private static final int CATEGORIES = 4;

    /** One in three is a visitor, one is signed in, one signs in with it. */
    private static final int SHOPPERS = 3;

    static int numberOf(String transactionId) {
        return Integer.parseInt(transactionId.substring("order-".length()));
    }

    private String eventId() {
        return "event-" + number;
    }

    String shopper() {
        return number % SHOPPERS == 0 ? "visitor-" + number : "user-" + number;
    }

    /** One in twenty is of an item that nobody else buys. */
    String itemId() {
        return number % ITEMS == 0 ? "rarity-" + number : "item-" + number % ITEMS;
    }

    String category() {
        return "category-" + number % CATEGORIES;
    }

    int quantity() {
        return 1 + number % 3;
    }

    long grossCents() {
        return cents() * quantity();
    }

    private long cents() {
        return 1L + number % 997;
    }

    /** Whether an order's row is the one that this purchase makes. */
    boolean isBookedBy(JsonNode row) {
        return row.path("shopper").asText().equals(shopper())
                && row.path("event_id").asText().equals(eventId())
                && row.path("status").asText().equals("booked")
                && cents(row.path("gross")) == grossCents()
                && cents(row.path("net")) == grossCents()
                && row.path("revision").asLong() == 1;
    }

    static long cents(JsonNode amount) {
        return amount.decimalValue().movePointRight(2).longValueExact();
    }

    byte[] event() {
        String visitor = number % SHOPPERS == 1 ? "" : "\"anonymous_id\":\"visitor-" + number + "\",";
        String user = number % SHOPPERS == 0 ? "" : "\"user_id\":\"user-" + number + "\",";
        String line = "{\"item_id\":\"%s\",\"item_category\":\"%s\",\"price\":%s,\"quantity\":%d}"
                .formatted(itemId(), category(), BigDecimal.valueOf(cents(), 2), quantity());
        return ("{\"event_id\":\"" + eventId() + "\",\"event_time\":\"" + time + "\",\"event_name\":\"purchase\","
                        + visitor + user + "\"transaction_id\":\"" + "order-" + number
                        + "\",\"currency\":\"EUR\",\"items\":[" + line + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
