/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which categories have a list, and as of when. The scores are left open: they are right to some decimals only, and rows are
 * compared to the last digit.
 */
final class TrendingReference {

    private static final Set<String> INTERESTS = Set.of("view_item", "add_to_cart", "purchase");

    private final Map<String, Instant> newest = new HashMap<>();

    static TrendingReference of(List<JsonNode> events) {
        TrendingReference reference = new TrendingReference();
        events.stream()
                .filter(event -> INTERESTS.contains(event.path("event_name").asText()))
                .forEach(reference::happened);
        return reference;
    }

    static String key(JsonNode row) {
        return row.path("category").asText();
    }

    private void happened(JsonNode event) {
        for (JsonNode line : event.path("items")) {
            newest.merge(
                    ShopEvents.category(line.path("item_id").asText()),
                    ShoppersReference.time(event),
                    (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    Map<String, ObjectNode> rows() {
        Map<String, ObjectNode> rows = new HashMap<>();
        newest.forEach((category, time) -> {
            ObjectNode row = JsonNodeFactory.instance.objectNode().put("category", category);
            // The closing records move the time of their category on.
            if (!category.equals(ShopEvents.CLOSING_CATEGORY)) {
                row.put(
                        "updated_at",
                        ShoppersReference.written(
                                time.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1))));
            }
            rows.put(category, row);
        });
        return rows;
    }
}
