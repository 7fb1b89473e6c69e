/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What happened to one item, category or shop in one window. */
final class MetricsCount {

    /** The job's default. */
    private static final BigDecimal SMOOTHING = BigDecimal.valueOf(20);

    private static final Set<String> OF_SHOPPERS = Set.of("view_item", "add_to_cart", "begin_checkout", "purchase");

    private final String dimension;
    private final String id;
    private final String granularity;
    private final Instant start;
    private final Instant end;
    private final Set<String> shoppers = new HashSet<>();
    private final Map<String, Money> money = new TreeMap<>();
    private long views;
    private long carts;
    private long cartRemovals;
    private long units;
    private long orders;

    MetricsCount(String dimension, String id, String granularity, Instant start, Instant end) {
        this.dimension = dimension;
        this.id = id;
        this.granularity = granularity;
        this.start = start;
        this.end = end;
    }

    String dimension() {
        return dimension;
    }

    String id() {
        return id;
    }

    String granularity() {
        return granularity;
    }

    Instant start() {
        return start;
    }

    static boolean counts(String name) {
        return OF_SHOPPERS.contains(name) || name.equals("remove_from_cart");
    }

    void happened(String name, String shopper) {
        switch (name) {
            case "view_item" -> views++;
            case "add_to_cart" -> carts++;
            case "remove_from_cart" -> cartRemovals++;
            default -> {
                // Checkouts and purchases count for their shoppers only; orders are booked.
            }
        }
        if (OF_SHOPPERS.contains(name)) {
            shoppers.add(shopper);
        }
    }

    void booked(JsonNode order, List<JsonNode> lines) {
        Money sums = money.computeIfAbsent(order.path("currency").asText(), unused -> new Money());
        boolean purchase = OrdersReference.isPurchase(order);
        for (JsonNode line : lines) {
            if (purchase) {
                units += line.path("quantity").asLong();
                sums.gross = sums.gross.add(OrdersReference.grossOfLine(line));
                sums.discount = sums.discount.add(OrdersReference.discountOfLine(line));
            } else {
                sums.refunded = sums.refunded.add(OrdersReference.paidForLine(line));
            }
        }
        orders += purchase ? 1 : 0;
    }

    ObjectNode row(MetricsCount parent) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("dimension", dimension);
        row.put("id", id);
        if (dimension.equals("item")) {
            row.put("category", ShopEvents.category(id));
        }
        row.put("granularity", granularity);
        row.put("window_start", start.toString());
        row.put("window_end", end.toString());
        row.put("views", views);
        row.put("carts", carts);
        row.put("cart_removals", cartRemovals);
        row.put("units", units);
        row.put("orders", orders);
        row.put("distinct_shoppers", shoppers.size());
        money.forEach((currency, sums) -> sums.writeTo(row, currency));
        row.withArray("revenue");
        row.set("view_to_cart", conversion(carts, views, parent.carts, parent.views));
        row.set("cart_to_order", conversion(orders, carts, parent.orders, parent.carts));
        row.set("view_to_order", conversion(orders, views, parent.orders, parent.views));
        row.put("final", true);
        return row;
    }

    /** (n + α · p) / (d + α), p being the parent's rate. */
    private static ObjectNode conversion(
            long numerator, long denominator, long parentNumerator, long parentDenominator) {
        ObjectNode conversion = JsonNodeFactory.instance.objectNode();
        conversion.put("numerator", numerator);
        conversion.put("denominator", denominator);
        if (denominator > 0) {
            conversion.put("rate", ratio(BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator)));
        }
        if (parentDenominator > 0) {
            BigDecimal below = BigDecimal.valueOf(parentDenominator);
            BigDecimal above = BigDecimal.valueOf(numerator)
                    .multiply(below)
                    .add(SMOOTHING.multiply(BigDecimal.valueOf(parentNumerator)));
            conversion.put(
                    "smoothed_rate",
                    ratio(above, BigDecimal.valueOf(denominator).add(SMOOTHING).multiply(below)));
        }
        return conversion;
    }

    private static BigDecimal ratio(BigDecimal numerator, BigDecimal denominator) {
        return numerator.divide(denominator, 6, RoundingMode.HALF_EVEN);
    }

    /** Sums of one currency. */
    private static final class Money {
        private BigDecimal gross = BigDecimal.ZERO;
        private BigDecimal discount = BigDecimal.ZERO;
        private BigDecimal refunded = BigDecimal.ZERO;

        void writeTo(ObjectNode row, String currency) {
            if (gross.signum() == 0 && discount.signum() == 0 && refunded.signum() == 0) {
                return;
            }
            row.withArray("revenue")
                    .addObject()
                    .put("currency", currency)
                    .put("gross", gross)
                    .put("discount", discount)
                    .put("refunded", refunded)
                    .put("net", gross.subtract(discount).subtract(refunded));
        }
    }
}
