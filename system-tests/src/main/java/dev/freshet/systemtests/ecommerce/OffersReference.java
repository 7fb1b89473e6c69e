/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What each of the {@link Offers} that act should offer, as the specification tells it: something is in a shopper's cart, and
 * nothing happened to it for a while. A visitor's cart is the user's from the first sign-in on, with its silence; what was
 * offered to the visitor for it is not offered again.
 */
final class OffersReference {

    /** In the order in which they count at one instant. */
    private static final List<String> CART_EVENTS =
            List.of("add_to_cart", "remove_from_cart", "view_cart", "begin_checkout", "add_payment_info", "purchase");

    /** A hand-over comes before the events of its instant. */
    private static final Comparator<Step> ORDER = Comparator.comparing(Step::at)
            .thenComparing(step -> step.event == null ? -1 : CART_EVENTS.indexOf(name(step.event)))
            .thenComparing(Step::visitor)
            .thenComparing(step ->
                    step.event == null ? "" : step.event.path("event_id").asText());

    private final String campaign;
    private final Duration silence;
    private final Map<String, Cart> handedOver = new HashMap<>();
    private final Map<String, ObjectNode> rows;

    private OffersReference(String campaign, Duration silence, Map<String, ObjectNode> rows) {
        this.campaign = campaign;
        this.silence = silence;
        this.rows = rows;
    }

    /**
     * An event of a cart, or a hand-over.
     *
     * @param visitor whose cart comes; empty of an event, and where the cart goes
     */
    private record Step(Instant at, @Nullable JsonNode event, String visitor) {}

    /** A cart, and whether there is anything in it that was not offered for. */
    private static final class Cart {

        private final Map<String, Long> units = new LinkedHashMap<>();
        private Instant newest = Instant.EPOCH;
        private boolean changed;

        /** An empty cart is none, and has no newest event. */
        void takes(Cart other, Instant at, Duration silence) {
            boolean isLater = units.isEmpty() || newest.isBefore(other.newest);
            newest = isLater ? other.newest : newest;
            other.units.forEach((item, quantity) -> units.merge(item, quantity, Long::sum));
            changed = !newest.plus(silence).isBefore(at);
        }
    }

    /** By {@link #key}. */
    static Map<String, ObjectNode> rows(List<JsonNode> events, ShoppersReference shoppers, Offers campaigns) {
        Map<String, ObjectNode> rows = new HashMap<>();
        campaigns.silences().forEach((campaign, silence) -> new OffersReference(campaign, silence, rows)
                .watch(events, shoppers));
        return rows;
    }

    static String key(JsonNode action) {
        return action.path("rule_id").asText() + "|" + action.path("target").asText() + "|"
                + action.path("decided_at").asText();
    }

    private void watch(List<JsonNode> events, ShoppersReference shoppers) {
        Map<String, List<Step>> byShopper = new TreeMap<>();
        for (JsonNode event : events) {
            if (CART_EVENTS.contains(name(event))) {
                byShopper
                        .computeIfAbsent(shoppers.shopper(event), unused -> new ArrayList<>())
                        .add(new Step(ShoppersReference.time(event), event, ""));
            }
        }
        shoppers.firstSignIns()
                .forEach((visitor, signIn) -> signsIn(visitor, signIn.getKey(), signIn.getValue(), byShopper));
        byShopper.forEach(this::watch);
    }

    /** Nobody knew the visitor before, so that all the visitor did is of before. */
    private void signsIn(String visitor, Instant at, String user, Map<String, List<Step>> byShopper) {
        List<Step> steps = byShopper.remove(visitor);
        if (steps == null) {
            return;
        }
        steps.add(new Step(at, null, ""));
        Cart left = watch(visitor, steps);
        if (!left.units.isEmpty()) {
            handedOver.put(visitor, left);
            byShopper.computeIfAbsent(user, unused -> new ArrayList<>()).add(new Step(at, null, visitor));
        }
    }

    /** What is in the cart at the end. */
    private Cart watch(String shopper, List<Step> steps) {
        steps.sort(ORDER);
        Cart cart = new Cart();
        for (int index = 0; index < steps.size(); index++) {
            Step step = steps.get(index);
            if (step.event != null) {
                cart.changed |= apply(step.event, cart.units);
                cart.newest = step.at;
            } else if (handedOver.containsKey(step.visitor)) {
                cart.takes(handedOver.get(step.visitor), step.at, silence);
            }
            Instant due = cart.newest.plus(silence);
            boolean silent =
                    index + 1 == steps.size() || steps.get(index + 1).at.isAfter(due);
            boolean signsIn = step.event == null && step.visitor.isEmpty();
            if (silent && !signsIn && cart.changed && !cart.units.isEmpty()) {
                offer(shopper, due, cart.units);
                cart.changed = false;
            }
        }
        return cart;
    }

    /** Whether it changed what is in the cart. */
    private static boolean apply(JsonNode event, Map<String, Long> cart) {
        Map<String, Long> before = Map.copyOf(cart);
        for (JsonNode line : event.path("items")) {
            String item = line.path("item_id").asText();
            long quantity = line.path("quantity").asLong();
            switch (name(event)) {
                case "add_to_cart" -> cart.merge(item, quantity, Long::sum);
                case "remove_from_cart" ->
                    cart.computeIfPresent(item, (unused, held) -> held > quantity ? held - quantity : null);
                case "purchase" -> cart.remove(item);
                default -> {
                    // Somebody is there, and that is all.
                }
            }
        }
        return !before.equals(cart);
    }

    private void offer(String shopper, Instant at, Map<String, Long> cart) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("rule_id", campaign);
        row.put("type", "percent");
        row.put("target", shopper);
        cart.keySet().forEach(row.withArray("subjects")::add);
        row.put("dry_run", false);
        row.put("shadow", false);
        row.put("holdout", false);
        row.put("decided_at", ShoppersReference.written(at));
        rows.put(key(row), row);
    }

    private static String name(JsonNode event) {
        return event.path("event_name").asText();
    }
}
