/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What generated shoppers leave in their carts, found plainly: one event after the other. A visitor's cart is the user's from the first
 * sign-in on, with its silence; who was reminded of it as a visitor is not reminded again as a user.
 */
final class GeneratedAbandonments {

    /** A cart, or a checkout, in which nothing happened until then. */
    record Abandonment(String shopper, String trigger, Instant at) {}

    private static final Set<String> CART_EVENTS =
            Set.of("add_to_cart", "remove_from_cart", "view_cart", "begin_checkout", "add_payment_info", "purchase");

    /** An event of a cart, or the first sign-in of a browser: to its own cart, or to that of the user. */
    private record Step(Instant at, @Nullable JsonNode event, String browser) {

        /** A sign-in comes before the events of its instant. */
        private static final Comparator<Step> ORDER = Comparator.comparing(Step::at)
                .thenComparing(step -> step.event == null ? 0 : 1)
                .thenComparing(Step::browser)
                .thenComparing(step ->
                        step.event == null ? "" : step.event.path("event_id").asText());
    }

    private final Map<String, NavigableMap<Instant, String>> signIns = new TreeMap<>();
    private final Map<String, Set<String>> sessionsOf = new HashMap<>();
    private final Map<String, Cart> handedOver = new HashMap<>();
    private final List<Abandonment> found = new ArrayList<>();
    private final Duration silence;

    /** @param silence after which both are abandoned */
    GeneratedAbandonments(List<JsonNode> events, Duration silence) {
        this.silence = silence;
        Map<String, Set<String>> sessionsOfBrowser = new HashMap<>();
        for (JsonNode event : events) {
            String browser = event.path("anonymous_id").asText();
            if (event.has("user_id")) {
                signIns.computeIfAbsent(browser, unused -> new TreeMap<>())
                        .put(GeneratedHistory.time(event), shopper(event));
            }
            sessionsOfBrowser
                    .computeIfAbsent(browser, unused -> new HashSet<>())
                    .add(event.path("session_id").asText());
        }
        events.forEach(event -> sessionsOf
                .computeIfAbsent(shopper(event), unused -> new HashSet<>())
                .addAll(sessionsOfBrowser.getOrDefault(
                        event.path("anonymous_id").asText(), Set.of())));
        find(events);
    }

    /** Of whom the browser was there once can have left only what that visit's label says. */
    boolean cameOnce(String shopper) {
        return sessionsOf.getOrDefault(shopper, Set.of()).size() == 1;
    }

    /** How many carts were handed over that were not empty. */
    int handedOver() {
        return handedOver.size();
    }

    /** Those of all shoppers, up to an instant. */
    List<Abandonment> until(Instant end) {
        return found.stream()
                .filter(abandonment -> !abandonment.at().isAfter(end))
                .toList();
    }

    static String shopper(JsonNode event) {
        return event.path(event.has("user_id") ? "user_id" : "anonymous_id").asText();
    }

    /** As of the event's time. */
    private String knownShopper(JsonNode event) {
        NavigableMap<Instant, String> known =
                signIns.getOrDefault(event.path("anonymous_id").asText(), new TreeMap<>());
        Map.Entry<Instant, String> newest = known.floorEntry(GeneratedHistory.time(event));
        return event.has("user_id") || newest == null ? shopper(event) : newest.getValue();
    }

    private void find(List<JsonNode> events) {
        Map<String, List<Step>> stepsOf = new TreeMap<>();
        for (JsonNode event : events) {
            if (CART_EVENTS.contains(event.path("event_name").asText())) {
                stepsOf.computeIfAbsent(knownShopper(event), unused -> new ArrayList<>())
                        .add(new Step(GeneratedHistory.time(event), event, ""));
            }
        }
        signIns.forEach((browser, known) ->
                signsIn(browser, known.firstKey(), known.firstEntry().getValue(), stepsOf));
        stepsOf.forEach(this::watch);
    }

    private void signsIn(String browser, Instant at, String user, Map<String, List<Step>> stepsOf) {
        List<Step> steps = stepsOf.remove(browser);
        if (steps == null) {
            return;
        }
        steps.add(new Step(at, null, ""));
        Cart cart = watch(browser, steps);
        if (!cart.units.isEmpty()) {
            handedOver.put(browser, cart);
            stepsOf.computeIfAbsent(user, unused -> new ArrayList<>()).add(new Step(at, null, browser));
        }
    }

    /** What is in the cart at the end, or when it goes. */
    private Cart watch(String shopper, List<Step> steps) {
        steps.sort(Step.ORDER);
        Cart cart = new Cart();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (step.event != null) {
                cart.take(step.event);
            } else if (step.browser.isEmpty()) {
                return cart;
            } else {
                cart.take(Objects.requireNonNull(handedOver.get(step.browser)), step.at, silence);
            }
            Instant due = cart.newest.plus(silence);
            if (i + 1 == steps.size() || steps.get(i + 1).at.isAfter(due)) {
                String trigger = cart.abandoned();
                if (!trigger.isEmpty()) {
                    found.add(new Abandonment(shopper, trigger, due));
                }
            }
        }
        return cart;
    }

    /** What lies in it, and of what a reminder was sent since it last changed. */
    private static final class Cart {

        private final Map<String, Long> units = new HashMap<>();
        private Instant newest = Instant.EPOCH;
        private boolean checkout;
        private boolean cartTold;
        private boolean checkoutTold;

        /** An empty cart is none, and has no newest event. */
        void take(Cart other, Instant at, Duration silence) {
            newest = units.isEmpty() || newest.isBefore(other.newest) ? other.newest : newest;
            other.units.forEach((item, quantity) -> units.merge(item, quantity, Long::sum));
            checkout |= other.checkout;
            changed();
            if (newest.plus(silence).isBefore(at)) {
                abandoned();
            }
        }

        void take(JsonNode event) {
            newest = GeneratedHistory.time(event);
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
