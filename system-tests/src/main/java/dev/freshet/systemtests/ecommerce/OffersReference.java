/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Offers#LEFT_CARTS} should offer, as the specification tells it: something is in a user's cart, and nothing happened
 * to it for a while. Of users only: who a visitor was may depend on the order of arrival.
 */
final class OffersReference {

    /** In the order in which they count at one instant. */
    private static final List<String> CART_EVENTS =
            List.of("add_to_cart", "remove_from_cart", "view_cart", "begin_checkout", "add_payment_info", "purchase");

    private static final Comparator<JsonNode> ORDER = Comparator.comparing(ShoppersReference::time)
            .thenComparing(event -> CART_EVENTS.indexOf(name(event)))
            .thenComparing(event -> event.path("event_id").asText());

    private final Map<String, ObjectNode> rows = new HashMap<>();

    static OffersReference of(List<JsonNode> events) {
        Map<String, List<JsonNode>> byUser = new HashMap<>();
        for (JsonNode event : events) {
            String user = event.path("user_id").asText();
            if (ShopEvents.isUser(user) && CART_EVENTS.contains(name(event))) {
                byUser.computeIfAbsent(user, unused -> new ArrayList<>()).add(event);
            }
        }
        OffersReference offers = new OffersReference();
        byUser.forEach(offers::watch);
        return offers;
    }

    /** Null for an action that is not to be compared. */
    static @Nullable String key(JsonNode action) {
        String target = action.path("target").asText();
        return ShopEvents.isUser(target)
                ? action.path("rule_id").asText() + "|" + target + "|"
                        + action.path("decided_at").asText()
                : null;
    }

    Map<String, ObjectNode> rows() {
        return rows;
    }

    private void watch(String user, List<JsonNode> events) {
        events.sort(ORDER);
        Map<String, Long> cart = new LinkedHashMap<>();
        boolean changedSinceOffer = false;
        for (int index = 0; index < events.size(); index++) {
            changedSinceOffer |= apply(events.get(index), cart);
            Instant due = ShoppersReference.time(events.get(index)).plus(Offers.SILENCE);
            boolean silent = index + 1 == events.size()
                    || ShoppersReference.time(events.get(index + 1)).isAfter(due);
            if (silent && changedSinceOffer && !cart.isEmpty()) {
                offer(user, due, cart);
                changedSinceOffer = false;
            }
        }
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

    private void offer(String user, Instant at, Map<String, Long> cart) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("rule_id", Offers.LEFT_CARTS);
        row.put("type", "percent");
        row.put("target", user);
        cart.keySet().forEach(row.withArray("subjects")::add);
        row.put("dry_run", false);
        row.put("shadow", false);
        row.put("holdout", false);
        row.put("decided_at", ShoppersReference.written(at));
        rows.put(Objects.requireNonNull(key(row)), row);
    }

    private static String name(JsonNode event) {
        return event.path("event_name").asText();
    }
}
