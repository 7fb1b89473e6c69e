/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import dev.freshet.ecommerce.EventName;
import dev.freshet.ecommerce.ShopItem;
import dev.freshet.ecommerce.ShopperEvent;
import dev.freshet.ecommerce.orders.OrderChange;
import dev.freshet.ecommerce.orders.OrderLine;
import dev.freshet.ecommerce.orders.OrderType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * A seeded stream of shop events and the order changes that belong to them: several currencies, items that change their
 * category, orders that are taken back, half of all events on one item. In event-time order; {@link #delayed} disorders it.
 */
final class RandomShop {

    private static final List<String> CURRENCIES = List.of("EUR", "GBP", "JPY");
    private static final EventName[] NAMES = {
        EventName.VIEW_ITEM, EventName.VIEW_ITEM, EventName.VIEW_ITEM, EventName.ADD_TO_CART,
        EventName.ADD_TO_CART, EventName.REMOVE_FROM_CART, EventName.BEGIN_CHECKOUT, EventName.PURCHASE,
        EventName.PURCHASE, EventName.REFUND, EventName.SELECT_ITEM
    };

    final List<ShopperEvent> events = new ArrayList<>();
    final List<OrderChange> changes = new ArrayList<>();

    private final Random random;

    RandomShop(long seed, int count, Instant from, Duration span) {
        this.random = new Random(seed);
        for (int i = 0; i < count; i++) {
            happen(from.plusNanos(span.toNanos() / count * i + random.nextInt(1_000_000)));
        }
    }

    private void happen(Instant time) {
        EventName name = NAMES[random.nextInt(NAMES.length)];
        String shopper = "shopper-" + random.nextInt(700);
        List<ShopItem> items = new ArrayList<>();
        for (int line = random.nextInt(3); line >= 0; line--) {
            items.add(item());
        }
        events.add(ShopStory.event(name, shopper, time, items));
        if (name == EventName.PURCHASE) {
            OrderChange booked = change(OrderType.PURCHASE, shopper, time, items);
            changes.add(booked);
            if (random.nextInt(8) == 0) {
                changes.add(ShopStory.takenBack(booked));
            }
        } else if (name == EventName.REFUND) {
            changes.add(change(OrderType.REFUND, shopper, time, items));
        }
    }

    private ShopItem item() {
        String id = random.nextBoolean() ? "best-seller" : "item-" + random.nextInt(12);
        int category = random.nextInt(20) == 0 ? random.nextInt(4) : Math.floorMod(id.hashCode(), 4);
        BigDecimal price = BigDecimal.valueOf(random.nextInt(10_000), 2);
        BigDecimal discount = random.nextInt(3) == 0 ? BigDecimal.valueOf(random.nextInt(1_000), 3) : null;
        return new ShopItem(
                id, null, category == 0 ? null : "category-" + category, price, 1 + random.nextInt(5), discount, null);
    }

    private OrderChange change(OrderType type, String shopper, Instant time, List<ShopItem> items) {
        List<OrderLine> lines = items.stream().map(item -> line(type, item)).toList();
        String currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
        String id = "order-" + changes.size();
        return new OrderChange(id, id, time, type, 1, shopper, currency, lines);
    }

    private static OrderLine line(OrderType type, ShopItem item) {
        BigDecimal quantity = BigDecimal.valueOf(item.quantity());
        BigDecimal discount = item.discount() == null ? BigDecimal.ZERO : item.discount();
        BigDecimal paid = item.price().multiply(quantity);
        return type == OrderType.REFUND
                ? new OrderLine(
                        item.itemId(),
                        item.categoryOrUnknown(),
                        item.locationId(),
                        item.quantity(),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        paid)
                : new OrderLine(
                        item.itemId(),
                        item.categoryOrUnknown(),
                        item.locationId(),
                        item.quantity(),
                        item.price().add(discount).multiply(quantity),
                        discount.multiply(quantity),
                        BigDecimal.ZERO);
    }

    /** As it may arrive: each thing up to {@code most} after its time. */
    <T> List<T> delayed(List<T> inOrder, Function<T, Instant> time, Duration most) {
        record Arrival<T>(Instant at, T thing) {}
        List<Arrival<T>> arrivals = new ArrayList<>();
        for (T thing : inOrder) {
            Duration delay = random.nextInt(4) == 0
                    ? Duration.ofNanos((long) (random.nextDouble() * most.toNanos()))
                    : Duration.ZERO;
            arrivals.add(new Arrival<>(time.apply(thing).plus(delay), thing));
        }
        return arrivals.stream()
                .sorted(Comparator.comparing(Arrival::at))
                .map(Arrival::thing)
                .toList();
    }
}
