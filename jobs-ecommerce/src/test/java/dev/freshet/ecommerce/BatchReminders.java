/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who is reminded of a cart, and when: found by somebody who knows all events from the beginning and looks at every shopper at every
 * single minute. Events are of whole minutes.
 */
final class BatchReminders {

    private static final Set<EventName> CART_EVENTS = Set.of(
            EventName.ADD_TO_CART,
            EventName.REMOVE_FROM_CART,
            EventName.VIEW_CART,
            EventName.BEGIN_CHECKOUT,
            EventName.ADD_PAYMENT_INFO,
            EventName.PURCHASE);

    private static final class Cart {
        private final Map<String, Long> units = new HashMap<>();
        private Instant newest = Instant.MIN;
        private boolean reminded = true;
    }

    private final Duration silence;
    private final Map<String, NavigableMap<Instant, String>> signIns = new HashMap<>();
    private final Map<String, Cart> carts = new TreeMap<>();

    BatchReminders(Duration silence) {
        this.silence = silence;
    }

    /** As {@code anna 2026-03-02T10:00:00Z}, up to an instant. */
    List<String> of(List<ShopEvent> events, Instant from, Instant until) {
        events.stream()
                .filter(event -> event.userId() != null && event.anonymousId() != null)
                .forEach(event -> signIns.computeIfAbsent(event.anonymousId(), unused -> new TreeMap<>())
                        .merge(event.eventTime(), event.userId(), (a, b) -> a.compareTo(b) < 0 ? a : b));
        List<String> reminders = new ArrayList<>();
        for (Instant now = from; !now.isAfter(until); now = now.plus(1, ChronoUnit.MINUTES)) {
            handOver(now);
            happen(events, now);
            remind(now, reminders);
        }
        return reminders;
    }

    private void handOver(Instant now) {
        for (Map.Entry<String, NavigableMap<Instant, String>> visitor : new TreeMap<>(signIns).entrySet()) {
            Map.Entry<Instant, String> first = visitor.getValue().firstEntry();
            Cart cart = carts.get(visitor.getKey());
            if (!first.getKey().equals(now) || cart == null) {
                continue;
            }
            carts.remove(visitor.getKey());
            Cart users = cart(first.getValue());
            cart.units.forEach((item, units) -> users.units.merge(item, units, Long::sum));
            users.newest = users.newest.isAfter(cart.newest) ? users.newest : cart.newest;
            users.reminded = users.newest.plus(silence).isBefore(now);
        }
    }

    private void happen(List<ShopEvent> events, Instant now) {
        events.stream()
                .filter(event -> event.eventTime().equals(now) && CART_EVENTS.contains(event.eventName()))
                .sorted(Comparator.comparing(ShopEvent::eventName))
                .forEach(event -> happens(event, cart(shopper(event))));
        carts.values().removeIf(cart -> cart.units.isEmpty());
    }

    private static void happens(ShopEvent event, Cart cart) {
        Map<String, Long> before = Map.copyOf(cart.units);
        for (ShopItem item : event.items()) {
            switch (event.eventName()) {
                case ADD_TO_CART -> cart.units.merge(item.itemId(), item.quantity(), Long::sum);
                case REMOVE_FROM_CART ->
                    cart.units.computeIfPresent(
                            item.itemId(), (id, there) -> there > item.quantity() ? there - item.quantity() : null);
                case PURCHASE -> cart.units.remove(item.itemId());
                default -> {
                    // Somebody looks at the cart.
                }
            }
        }
        cart.newest = event.eventTime();
        cart.reminded &= before.equals(cart.units);
    }

    private void remind(Instant now, List<String> reminders) {
        carts.forEach((shopper, cart) -> {
            if (!cart.reminded && !cart.newest.plus(silence).isAfter(now)) {
                cart.reminded = true;
                reminders.add(shopper + " " + now);
            }
        });
    }

    private String shopper(ShopEvent event) {
        Map.Entry<Instant, String> signIn =
                signIns.getOrDefault(event.anonymousId(), new TreeMap<>()).floorEntry(event.eventTime());
        return event.userId() != null || signIn == null ? event.shopper() : signIn.getValue();
    }

    private Cart cart(String shopper) {
        return carts.computeIfAbsent(shopper, unused -> new Cart());
    }
}
