/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.demo;

import dev.freshet.common.action.Action;
import dev.freshet.common.codec.Codec;
import dev.freshet.common.codec.RefusedException;
import dev.freshet.ecommerce.EcommerceTopics;
import dev.freshet.ecommerce.metrics.Dimension;
import dev.freshet.ecommerce.metrics.Granularity;
import dev.freshet.ecommerce.metrics.ProductMetrics;
import dev.freshet.ecommerce.orders.OrderRow;
import dev.freshet.ecommerce.orders.OrderStatus;
import dev.freshet.ecommerce.orders.OrderType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the job's results say at this moment: of every row the newest revision counts. Safe for use by several threads.
 */
final class ShopFigures {

    private static final int MINUTES = 2;

    private final Codec<OrderRow> orderCodec = EcommerceTopics.ORDERS.codec();
    private final Codec<ProductMetrics> metricsCodec = EcommerceTopics.PRODUCT_METRICS.codec();
    private final Codec<Action> actionCodec = EcommerceTopics.ACTIONS.codec();
    private final Offers offers = new Offers();
    private final Map<String, OrderRow> orders = new HashMap<>();
    private final Map<Instant, ProductMetrics> shopMinutes = new TreeMap<>(Comparator.reverseOrder());
    private final Map<Instant, Map<String, ProductMetrics>> itemMinutes = new TreeMap<>(Comparator.reverseOrder());
    private long refused;
    private long late;

    /** Takes a committed record of any of the job's output topics. */
    synchronized void take(ConsumerRecord<byte[], byte[]> record) {
        String topic = record.topic();
        try {
            if (topic.equals(EcommerceTopics.ORDERS.name())) {
                OrderRow row = orderCodec.decode(record.value());
                orders.merge(row.rowKey(), row, (old, other) -> other.revision() >= old.revision() ? other : old);
            } else if (topic.equals(EcommerceTopics.PRODUCT_METRICS.name())) {
                take(metricsCodec.decode(record.value()));
            } else if (topic.equals(EcommerceTopics.ACTIONS.name())) {
                offers.take(actionCodec.decode(record.value()));
            } else if (topic.endsWith(".late")) {
                late++;
            } else if (topic.endsWith(".dlq")) {
                refused++;
            }
        } catch (RefusedException impossible) {
            throw new IllegalStateException("the job wrote what its own contract refuses", impossible);
        }
    }

    private void take(ProductMetrics row) {
        if (row.granularity() != Granularity.MINUTE) {
            return;
        }
        if (row.dimension() == Dimension.SHOP) {
            shopMinutes.merge(row.windowStart(), row, ShopFigures::newer);
        } else if (row.dimension() == Dimension.ITEM) {
            itemMinutes
                    .computeIfAbsent(row.windowStart(), minute -> new HashMap<>())
                    .merge(row.id(), row, ShopFigures::newer);
            itemMinutes
                    .keySet()
                    .removeAll(itemMinutes.keySet().stream().skip(MINUTES).toList());
        }
    }

    private static ProductMetrics newer(ProductMetrics old, ProductMetrics other) {
        return other.revision() >= old.revision() ? other : old;
    }

    /** Whether the job has said anything yet. */
    synchronized boolean hasResults() {
        return !shopMinutes.isEmpty();
    }

    Offers offers() {
        return offers;
    }

    /** The shop's newest minutes, the newest first. */
    synchronized List<ProductMetrics> minutes() {
        return shopMinutes.values().stream().limit(MINUTES).toList();
    }

    /** The items with the most units sold in the newest minutes, then the most views. */
    synchronized List<TopItem> topItems(int count) {
        Map<String, TopItem> items = new HashMap<>();
        for (Map<String, ProductMetrics> minute : itemMinutes.values()) {
            minute.values()
                    .forEach(row -> items.merge(
                            row.id(),
                            new TopItem(
                                    row.id(), Objects.requireNonNullElse(row.category(), ""), row.views(), row.units()),
                            TopItem::plus));
        }
        List<TopItem> sorted = new ArrayList<>(items.values());
        sorted.sort(Comparator.comparingLong(TopItem::units)
                .thenComparingLong(TopItem::views)
                .reversed()
                .thenComparing(TopItem::id));
        return sorted.stream().limit(count).toList();
    }

    synchronized long purchases() {
        return count(OrderType.PURCHASE, OrderStatus.BOOKED);
    }

    synchronized long refunds() {
        return count(OrderType.REFUND, OrderStatus.BOOKED);
    }

    /** Purchases that a second client reported once more. */
    synchronized long superseded() {
        return count(OrderType.PURCHASE, OrderStatus.SUPERSEDED);
    }

    /** Net of all orders so far, by currency. */
    synchronized Map<String, BigDecimal> net() {
        Map<String, BigDecimal> net = new TreeMap<>();
        orders.values().forEach(row -> net.merge(row.currency(), row.net(), BigDecimal::add));
        return net;
    }

    synchronized long refused() {
        return refused;
    }

    synchronized long late() {
        return late;
    }

    private long count(OrderType type, OrderStatus status) {
        return orders.values().stream()
                .filter(row -> row.type() == type && row.status() == status)
                .count();
    }

    /** An item in the newest minutes. */
    record TopItem(String id, String category, long views, long units) {
        private TopItem plus(TopItem other) {
            return new TopItem(id, category, views + other.views, units + other.units);
        }
    }
}
