/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Stock as the specification tells it: of each item at each location all movements in their order, reservation by reservation.
 * Of what it says by the end, when every reservation that has an end has come to it.
 */
final class StockReference {

    private static final String DEFAULT_LOCATION = "main";

    private final Map<String, List<JsonNode>> movements = new TreeMap<>();
    private final Map<String, SalesReference> sales = new HashMap<>();

    /** @param events all that count, with purchases that are superseded */
    static StockReference of(List<JsonNode> movements, List<JsonNode> events, OrdersReference orders) {
        StockReference stock = new StockReference();
        movements.forEach(movement -> stock.movements
                .computeIfAbsent(key(movement), unused -> new ArrayList<>())
                .add(movement));
        Set<String> booked = orders.booked().stream()
                .map(order -> order.path("event_id").asText())
                .collect(Collectors.toSet());
        events.stream()
                .filter(OrdersReference::isPurchase)
                .forEach(purchase -> stock.bought(
                        purchase, booked.contains(purchase.path("event_id").asText())));
        return stock;
    }

    static String key(JsonNode row) {
        return key(row.path("item_id").asText(), row.path("location_id").asText());
    }

    private static String key(String item, String location) {
        return item + "|" + location;
    }

    private void bought(JsonNode purchase, boolean counts) {
        for (JsonNode line : purchase.path("items")) {
            sales.computeIfAbsent(key(line.path("item_id").asText(), DEFAULT_LOCATION), unused -> new SalesReference())
                    .bought(
                            ShoppersReference.time(purchase),
                            counts ? line.path("quantity").asLong() : 0);
        }
    }

    Map<String, ObjectNode> rows() {
        Map<String, ObjectNode> rows = new HashMap<>();
        movements.forEach((key, all) -> rows.put(key, row(all, sales.getOrDefault(key, new SalesReference()))));
        return rows;
    }

    private static ObjectNode row(List<JsonNode> movements, SalesReference sales) {
        long onHand = movements.stream().mapToLong(StockReference::unitsOnHand).sum();
        long reserved = reserved(movements);
        movements.forEach(movement -> sales.moved(ShoppersReference.time(movement)));
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.set("item_id", movements.get(0).get("item_id"));
        row.set("location_id", movements.get(0).get("location_id"));
        row.put("on_hand", onHand).put("reserved", reserved).put("available", onHand - reserved);
        BigDecimal perDay = sales.perDay();
        if (perDay.signum() > 0) {
            BigDecimal available = BigDecimal.valueOf(Math.max(0, onHand - reserved));
            row.put("sales_per_day", perDay);
            row.put("days_of_cover", available.divide(perDay, 2, RoundingMode.HALF_EVEN));
        }
        return row;
    }

    private static long unitsOnHand(JsonNode movement) {
        long quantity = movement.path("quantity").asLong();
        return switch (movement.path("type").asText()) {
            case "receipt", "adjustment", "return" -> quantity;
            case "ship" -> -quantity;
            default -> 0;
        };
    }

    private static long reserved(List<JsonNode> movements) {
        Map<String, ReservationReference> reservations = new HashMap<>();
        movements.stream()
                .filter(movement -> movement.has("reservation_id"))
                .sorted(ReservationReference.ORDER)
                .forEach(movement -> reservations
                        .computeIfAbsent(movement.path("reservation_id").asText(), unused -> new ReservationReference())
                        .happened(movement));
        return reservations.values().stream()
                .mapToLong(reservation -> reservation.heldAt(Instant.MAX))
                .sum();
    }
}
