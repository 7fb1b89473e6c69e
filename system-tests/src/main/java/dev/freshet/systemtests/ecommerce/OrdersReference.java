/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Orders as the specification tells them: all events of a transaction together, sorted, one after the other. */
final class OrdersReference {

    static final Duration REFUND_WAIT = Duration.ofHours(6);

    private static final Comparator<JsonNode> EARLIEST = Comparator.comparing(ShoppersReference::time)
            .thenComparing(event -> event.path("event_id").asText());

    private final ShoppersReference shoppers;
    private final Map<String, ObjectNode> rows = new HashMap<>();
    private final List<JsonNode> booked = new ArrayList<>();

    private OrdersReference(ShoppersReference shoppers) {
        this.shoppers = shoppers;
    }

    static OrdersReference of(List<JsonNode> events, ShoppersReference shoppers) {
        Map<String, List<JsonNode>> transactions = new TreeMap<>();
        for (JsonNode event : events) {
            if (event.has("transaction_id")) {
                transactions
                        .computeIfAbsent(event.path("transaction_id").asText(), unused -> new ArrayList<>())
                        .add(event);
            }
        }
        OrdersReference orders = new OrdersReference(shoppers);
        transactions.values().forEach(orders::book);
        return orders;
    }

    static String key(JsonNode row) {
        return row.path("transaction_id").asText() + "|" + row.path("event_id").asText();
    }

    Map<String, ObjectNode> rows() {
        return rows;
    }

    /** Purchases that count and all refunds: what the shop's money consists of. */
    List<JsonNode> booked() {
        return booked;
    }

    private void book(List<JsonNode> transaction) {
        List<JsonNode> purchases = transaction.stream()
                .filter(OrdersReference::isPurchase)
                .sorted(EARLIEST)
                .toList();
        List<JsonNode> refunds = transaction.stream()
                .filter(event -> !isPurchase(event))
                .sorted(EARLIEST)
                .toList();
        Map<String, Long> left = new HashMap<>();
        for (int place = 0; place < purchases.size(); place++) {
            JsonNode purchase = purchases.get(place);
            boolean wins = place == 0;
            row(purchase, wins ? "booked" : "superseded")
                    .put("gross", wins ? gross(purchase) : BigDecimal.ZERO)
                    .put("discount", wins ? discount(purchase) : BigDecimal.ZERO)
                    .put("net", wins ? gross(purchase).subtract(discount(purchase)) : BigDecimal.ZERO);
            if (wins) {
                booked.add(purchase);
                purchase.path("items")
                        .forEach(line -> left.merge(
                                line.path("item_id").asText(),
                                line.path("quantity").asLong(),
                                Long::sum));
            }
        }
        for (JsonNode refund : refunds) {
            booked.add(refund);
            boolean matched = !purchases.isEmpty()
                    && !ShoppersReference.time(purchases.get(0))
                            .isAfter(ShoppersReference.time(refund).plus(REFUND_WAIT));
            refund(refund, matched, left);
        }
    }

    private void refund(JsonNode refund, boolean matched, Map<String, Long> left) {
        BigDecimal refunded = BigDecimal.ZERO;
        BigDecimal excess = BigDecimal.ZERO;
        boolean hasExcess = false;
        for (JsonNode line : refund.path("items")) {
            String item = line.path("item_id").asText();
            long quantity = line.path("quantity").asLong();
            long covered = matched ? Math.min(quantity, left.getOrDefault(item, 0L)) : quantity;
            if (matched) {
                left.merge(item, -covered, Long::sum);
            }
            BigDecimal price = line.path("price").decimalValue();
            refunded = refunded.add(price.multiply(BigDecimal.valueOf(covered)));
            excess = excess.add(price.multiply(BigDecimal.valueOf(quantity - covered)));
            hasExcess |= covered < quantity;
        }
        row(refund, "booked")
                .put("gross", BigDecimal.ZERO)
                .put("discount", BigDecimal.ZERO)
                .put("refunded", refunded)
                .put("excess_refunded", excess)
                .put("net", refunded.negate())
                .put("excess", hasExcess)
                .put("unmatched", !matched);
    }

    private ObjectNode row(JsonNode event, String status) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.set("transaction_id", event.get("transaction_id"));
        row.set("event_id", event.get("event_id"));
        row.put("event_time", ShoppersReference.written(ShoppersReference.time(event)));
        row.put("type", event.path("event_name").asText());
        row.put("status", status);
        row.put("shopper", shoppers.shopper(event));
        row.set("currency", event.get("currency"));
        rows.put(key(row), row);
        return row;
    }

    static boolean isPurchase(JsonNode event) {
        return event.path("event_name").asText().equals("purchase");
    }

    private static BigDecimal gross(JsonNode purchase) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode line : purchase.path("items")) {
            sum = sum.add(grossOfLine(line));
        }
        return sum;
    }

    private static BigDecimal discount(JsonNode purchase) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode line : purchase.path("items")) {
            sum = sum.add(discountOfLine(line));
        }
        return sum;
    }

    static BigDecimal grossOfLine(JsonNode line) {
        return paidForLine(line).add(discountOfLine(line));
    }

    static BigDecimal discountOfLine(JsonNode line) {
        return line.path("discount")
                .decimalValue()
                .multiply(line.path("quantity").decimalValue());
    }

    static BigDecimal paidForLine(JsonNode line) {
        return line.path("price").decimalValue().multiply(line.path("quantity").decimalValue());
    }
}
