/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one reservation holds. Takes its movements in their {@link #ORDER}. */
final class ReservationReference {

    private static final List<String> TYPES = List.of("reserve", "release", "ship");

    /** Of the same time a reserve comes first, a ship last. */
    static final Comparator<JsonNode> ORDER = Comparator.comparing(ShoppersReference::time)
            .thenComparing(movement -> TYPES.indexOf(movement.path("type").asText()))
            .thenComparing(movement -> movement.path("event_id").asText());

    private long held;
    private @Nullable Instant end;

    void happened(JsonNode movement) {
        long quantity = movement.path("quantity").asLong();
        switch (movement.path("type").asText()) {
            case "reserve" -> {
                held = quantity;
                end = movement.has("expires_at")
                        ? Instant.parse(movement.path("expires_at").asText())
                        : null;
            }
            case "release" -> held = Math.max(0, held - quantity);
            default -> held = 0;
        }
    }

    /** At the very instant of its end nothing is held any more. */
    long heldAt(Instant time) {
        return end != null && !time.isBefore(end) ? 0 : held;
    }
}
