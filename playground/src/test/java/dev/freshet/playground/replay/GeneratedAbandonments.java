/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What generated shoppers leave in their carts, found plainly: one event after the other, of shoppers about whom there is no doubt
 * who they are, because they were signed in all the time or never.
 */
final class GeneratedAbandonments {

    /** A cart, or a checkout, in which nothing happened until then. */
    record Abandonment(String shopper, String trigger, Instant at) {}

    private static final Set<String> CART_EVENTS =
            Set.of("add_to_cart", "remove_from_cart", "view_cart", "begin_checkout", "add_payment_info", "purchase");

    private final Map<String, List<JsonNode>> eventsOf;
    private final Duration silence;

    /** @param silence after which both are abandoned */
    GeneratedAbandonments(List<JsonNode> events, Duration silence) {
        this.eventsOf = byKnownShopper(events);
        this.silence = silence;
    }

    boolean knows(String shopper) {
        return eventsOf.containsKey(shopper);
    }

    /** Whoever was there once can have left only what that visit's label says. */
    boolean cameOnce(String shopper) {
        return eventsOf.getOrDefault(shopper, List.of()).stream()
                        .map(event -> event.path("session_id").asText())
                        .distinct()
                        .count()
                == 1;
    }

    /** Those of all shoppers, up to an instant. */
    List<Abandonment> until(Instant end) {
        List<Abandonment> found = new ArrayList<>();
        eventsOf.forEach((shopper, events) -> found.addAll(of(shopper, events)));
        return found.stream()
                .filter(abandonment -> !abandonment.at().isAfter(end))
                .toList();
    }

    static String shopper(JsonNode event) {
        return event.path(event.has("user_id") ? "user_id" : "anonymous_id").asText();
    }

    private static Map<String, List<JsonNode>> byKnownShopper(List<JsonNode> events) {
        Map<String, Set<String>> namesOf = new HashMap<>();
        events.forEach(
                event -> namesOf.computeIfAbsent(event.path("anonymous_id").asText(), browser -> new HashSet<>())
                        .add(shopper(event)));
        return events.stream()
                .filter(event -> namesOf.getOrDefault(event.path("anonymous_id").asText(), Set.of())
                                .size()
                        == 1)
                .sorted(GeneratedHistory.EARLIER)
                .collect(Collectors.groupingBy(GeneratedAbandonments::shopper, TreeMap::new, Collectors.toList()));
    }

    private List<Abandonment> of(String shopper, List<JsonNode> events) {
        List<JsonNode> steps = events.stream()
                .filter(event -> CART_EVENTS.contains(event.path("event_name").asText()))
                .toList();
        List<Abandonment> found = new ArrayList<>();
        Cart cart = new Cart();
        for (int i = 0; i < steps.size(); i++) {
            cart.take(steps.get(i));
            Instant due = GeneratedHistory.time(steps.get(i)).plus(silence);
            if (i + 1 == steps.size() || GeneratedHistory.time(steps.get(i + 1)).isAfter(due)) {
                String trigger = cart.abandoned();
                if (!trigger.isEmpty()) {
                    found.add(new Abandonment(shopper, trigger, due));
                }
            }
        }
        return found;
    }

    /** What lies in it, and of what a reminder was sent since it last changed. */
    private static final class Cart {

        private final Map<String, Long> units = new HashMap<>();
        private boolean checkout;
        private boolean cartTold;
        private boolean checkoutTold;

        void take(JsonNode event) {
            String name = event.path("event_name").asText();
            for (JsonNode item : event.path("items")) {
                take(name, item.path("item_id").asText(), item.path("quantity").asLong());
            }
            if (name.equals("begin_checkout") || name.equals("add_payment_info")) {
                checkout = true;
            }
            if (name.equals("purchase") || units.isEmpty()) {
                checkout = false;
            }
        }

        private void take(String name, String item, long quantity) {
            switch (name) {
                case "add_to_cart" -> {
                    units.merge(item, quantity, Long::sum);
                    changed();
                }
                case "remove_from_cart" -> {
                    if (units.computeIfPresent(item, (id, there) -> there - quantity) != null) {
                        units.values().removeIf(left -> left <= 0);
                        changed();
                    }
                }
                case "purchase" -> {
                    if (units.remove(item) != null) {
                        changed();
                    }
                }
                default -> {}
            }
        }

        private void changed() {
            cartTold = false;
            checkoutTold = false;
        }

        /** The campaign of checkouts has the higher priority. Empty where there is nothing, or nothing new, to say. */
        String abandoned() {
            boolean tellCheckout = checkout && !checkoutTold;
            boolean tellCart = !units.isEmpty() && !cartTold;
            cartTold = true;
            checkoutTold |= checkout;
            return tellCheckout ? "checkout_abandoned" : tellCart ? "cart_abandoned" : "";
        }
    }
}
