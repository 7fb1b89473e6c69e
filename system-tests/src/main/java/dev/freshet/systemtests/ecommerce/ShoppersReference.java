/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshet.systemtests.check.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who a visitor was at a time: the user of the newest sign-in at or before it. */
final class ShoppersReference {

    private final Map<String, NavigableMap<Instant, String>> signIns = new HashMap<>();

    static ShoppersReference of(List<JsonNode> events) {
        ShoppersReference shoppers = new ShoppersReference();
        for (JsonNode event : events) {
            if (event.has("user_id") && event.has("anonymous_id")) {
                shoppers.signIns
                        .computeIfAbsent(event.path("anonymous_id").asText(), unused -> new TreeMap<>())
                        .merge(time(event), event.path("user_id").asText(), (a, b) -> a.compareTo(b) < 0 ? a : b);
            }
        }
        return shoppers;
    }

    String shopper(JsonNode event) {
        if (event.has("user_id")) {
            return event.path("user_id").asText();
        }
        Map.Entry<Instant, String> signIn = signInsOf(event).floorEntry(time(event));
        return signIn == null ? event.path("anonymous_id").asText() : signIn.getValue();
    }

    /** When and as whom a visitor of whom nobody knew at that time who it is signed in next; null if never, and of all others. */
    Map.@Nullable Entry<Instant, String> nextSignInOfUnknown(JsonNode event) {
        boolean isKnown = event.has("user_id") || signInsOf(event).floorEntry(time(event)) != null;
        return isKnown ? null : signInsOf(event).higherEntry(time(event));
    }

    /** When and as whom each visitor who ever signed in did so first. */
    Map<String, Map.Entry<Instant, String>> firstSignIns() {
        Map<String, Map.Entry<Instant, String>> first = new TreeMap<>();
        signIns.forEach((visitor, all) -> first.put(visitor, all.firstEntry()));
        return first;
    }

    private NavigableMap<Instant, String> signInsOf(JsonNode event) {
        return signIns.getOrDefault(event.path("anonymous_id").asText(), new TreeMap<>());
    }

    static String written(Instant time) {
        return Json.written(time);
    }

    static Instant time(JsonNode event) {
        return Json.time(event);
    }
}
