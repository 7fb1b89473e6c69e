/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of one transaction, computed slowly from all of its events at once: unit by unit. */
final class BatchOrders {

    /** What a row must say, without revision and time of update. Amounts as text, without trailing zeros. */
    record Expected(
            String key,
            Instant time,
            OrderType type,
            OrderStatus status,
            String shopper,
            List<OrderedItem> items,
            String currency,
            String gross,
            String discount,
            String refunded,
            String excessRefunded,
            String net,
            boolean excess,
            boolean unmatched) {

        static Expected of(OrderRow row) {
            return new Expected(
                    row.rowKey(),
                    row.eventTime(),
                    row.type(),
                    row.status(),
                    row.shopper(),
                    row.items(),
                    row.currency(),
                    text(row.gross()),
                    text(row.discount()),
                    text(row.refunded()),
                    text(row.excessRefunded()),
                    text(row.net()),
                    row.excess(),
                    row.unmatched());
        }
    }

    private BatchOrders() {}

    static List<Expected> rows(List<OrderEvent> transaction, Duration wait, int mostRefunds) {
        List<OrderEvent> sorted = onePerId(transaction);
        List<OrderEvent> purchases =
                sorted.stream().filter(e -> e.type() == OrderType.PURCHASE).toList();
        List<Expected> rows = new ArrayList<>();
        List<String> unitsLeft = new ArrayList<>();
        for (OrderEvent purchase : purchases) {
            rows.add(purchase.equals(purchases.get(0)) ? booked(purchase) : superseded(purchase));
        }
        if (!purchases.isEmpty()) {
            for (OrderedItem item : purchases.get(0).items()) {
                for (long unit = 0; unit < item.quantity(); unit++) {
                    unitsLeft.add(item.itemId());
                }
            }
        }
        int refunds = 0;
        for (OrderEvent refund : sorted) {
            if (refund.type() == OrderType.REFUND) {
                if (++refunds > mostRefunds) {
                    unitsLeft.clear();
                }
                boolean matched = !purchases.isEmpty()
                        && !purchases
                                .get(0)
                                .eventTime()
                                .isAfter(refund.eventTime().plus(wait));
                rows.add(refunded(refund, matched, unitsLeft));
            }
        }
        return rows;
    }

    /** What the changes must add up to for each shopper: every refund as reported, and the purchase that counts. */
    static Map<String, BigDecimal> net(List<OrderEvent> transaction) {
        Map<String, BigDecimal> net = new HashMap<>();
        List<OrderEvent> events = onePerId(transaction);
        OrderEvent counts = events.stream()
                .filter(e -> e.type() == OrderType.PURCHASE)
                .findFirst()
                .orElse(null);
        for (OrderEvent event : events) {
            for (OrderedItem item : event.items()) {
                BigDecimal paid = item.price().multiply(BigDecimal.valueOf(item.quantity()));
                if (event.equals(counts)) {
                    net.merge(event.shopper(), paid, BigDecimal::add);
                } else if (event.type() == OrderType.REFUND) {
                    net.merge(event.shopper(), paid.negate(), BigDecimal::add);
                }
            }
        }
        return NewestRows.withoutZeros(net);
    }

    /** Of the events with one id the one that has the row; by time and id. */
    private static List<OrderEvent> onePerId(List<OrderEvent> transaction) {
        Map<String, OrderEvent> byId = new HashMap<>();
        for (OrderEvent event : transaction) {
            byId.merge(event.eventId(), event, BatchOrders::first);
        }
        return byId.values().stream()
                .sorted(Comparator.comparing(OrderEvent::eventTime).thenComparing(OrderEvent::eventId))
                .toList();
    }

    private static OrderEvent first(OrderEvent one, OrderEvent other) {
        if (one.type() != other.type()) {
            return one.type() == OrderType.PURCHASE ? one : other;
        }
        if (!one.eventTime().equals(other.eventTime())) {
            return one.eventTime().isBefore(other.eventTime()) ? one : other;
        }
        if (!one.reportedBy().equals(other.reportedBy())) {
            return one.reportedBy().compareTo(other.reportedBy()) < 0 ? one : other;
        }
        if (!said(one).equals(said(other))) {
            return said(one).compareTo(said(other)) < 0 ? one : other;
        }
        return one.answer() >= other.answer() ? one : other;
    }

    private static String said(OrderEvent event) {
        return event.currency() + " " + event.coupon() + " " + event.items();
    }

    private static Expected booked(OrderEvent purchase) {
        BigDecimal gross = BigDecimal.ZERO;
        BigDecimal discount = BigDecimal.ZERO;
        for (OrderedItem item : purchase.items()) {
            for (long unit = 0; unit < item.quantity(); unit++) {
                gross = gross.add(item.price()).add(item.discount());
                discount = discount.add(item.discount());
            }
        }
        return row(purchase, OrderStatus.BOOKED, gross, discount, BigDecimal.ZERO, BigDecimal.ZERO, false, false);
    }

    private static Expected superseded(OrderEvent purchase) {
        BigDecimal zero = BigDecimal.ZERO;
        return row(purchase, OrderStatus.SUPERSEDED, zero, zero, zero, zero, false, false);
    }

    private static Expected refunded(OrderEvent refund, boolean matched, List<String> unitsLeft) {
        BigDecimal refunded = BigDecimal.ZERO;
        BigDecimal excess = BigDecimal.ZERO;
        boolean hasExcess = false;
        for (OrderedItem item : refund.items()) {
            for (long unit = 0; unit < item.quantity(); unit++) {
                if (!matched || unitsLeft.remove(item.itemId())) {
                    refunded = refunded.add(item.price());
                } else {
                    excess = excess.add(item.price());
                    hasExcess = true;
                }
            }
        }
        return row(refund, OrderStatus.BOOKED, BigDecimal.ZERO, BigDecimal.ZERO, refunded, excess, hasExcess, !matched);
    }

    private static Expected row(
            OrderEvent event,
            OrderStatus status,
            BigDecimal gross,
            BigDecimal discount,
            BigDecimal refunded,
            BigDecimal excess,
            boolean hasExcess,
            boolean unmatched) {
        return new Expected(
                event.transactionId() + "|" + event.eventId(),
                event.eventTime(),
                event.type(),
                status,
                event.shopper(),
                event.items(),
                event.currency(),
                text(gross),
                text(discount),
                text(refunded),
                text(excess),
                text(gross.subtract(discount).subtract(refunded)),
                hasExcess,
                unmatched);
    }

    private static String text(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
