/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import dev.freshet.ecommerce.RefreshInterval;
import dev.freshet.ecommerce.aggregation.Aggregation;
import dev.freshet.ecommerce.orders.OrderChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/**
 * Adds up baskets by item and end of interval: an item that is in half of all orders is sent once per interval and drain, and
 * not once per order.
 */
final class BasketAggregation implements Aggregation<OrderChange, BasketCounts> {

    private record Slot(String itemId, long end) {}

    private static final class Counts {

        private long orders;
        private final Map<String, Long> partners = new LinkedHashMap<>();
    }

    private final Map<Slot, Counts> slots = new LinkedHashMap<>();
    private final RefreshInterval refresh;
    private int size;

    BasketAggregation(RefreshInterval refresh) {
        this.refresh = refresh;
    }

    @Override
    public void add(OrderChange change, long watermark) {
        Basket basket = Basket.of(change);
        if (basket != null) {
            add(basket, refresh.end(change.eventTime().toEpochMilli(), watermark));
        }
    }

    private void add(Basket basket, long end) {
        counts(BasketCounts.ALL_ORDERS, end).orders += basket.sign();
        for (String item : basket.items()) {
            Counts counts = counts(item, end);
            counts.orders += basket.sign();
            for (String partner : basket.items()) {
                if (!partner.equals(item)) {
                    count(partner, basket.sign(), counts);
                }
            }
        }
    }

    private Counts counts(String item, long end) {
        return slots.computeIfAbsent(new Slot(item, end), slot -> {
            size++;
            return new Counts();
        });
    }

    private void count(String partner, long sign, Counts counts) {
        if (counts.partners.merge(partner, sign, Long::sum) == sign) {
            size++;
        }
    }

    /** How many counts are held, nearly: a pair whose count came back to where it was may be counted twice. */
    @Override
    public int size() {
        return size;
    }

    /**
     * What was added up, per item and interval, oldest first. Nothing of an item with which nothing changed in the end; but
     * always of all orders, because that tells others that something may have.
     */
    @Override
    public void drainTo(ObjLongConsumer<BasketCounts> consumer) {
        slots.forEach((slot, counts) -> {
            List<PartnerCount> partners = new ArrayList<>(counts.partners.size());
            counts.partners.forEach((partner, orders) -> {
                if (orders != 0) {
                    partners.add(new PartnerCount(partner, orders));
                }
            });
            if (counts.orders != 0 || !partners.isEmpty() || slot.itemId.equals(BasketCounts.ALL_ORDERS)) {
                consumer.accept(new BasketCounts(slot.itemId, slot.end, counts.orders, partners), slot.end - 1);
            }
        });
        slots.clear();
        size = 0;
    }
}
