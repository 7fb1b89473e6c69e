/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.fraud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshet.systemtests.check.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.sf.geographiclib.Geodesic;
import org.jspecify.annotations.Nullable;

/** What an account is known by: devices, countries and the last place of what was trusted. */
final class Whereabouts {

    private static final double MILLIS_PER_HOUR = 3_600_000;

    private final Set<String> devices = new TreeSet<>();
    private final Set<String> countries = new TreeSet<>();
    private @Nullable JsonNode last;

    /** How far and how long it is from the last place; null where there is none, or the event says nothing of a place. */
    private record Hop(double kilometres, Duration time) {

        double hours() {
            return time.toMillis() / MILLIS_PER_HOUR;
        }
    }

    void trust(JsonNode event) {
        put(event.path("device_id").textValue(), devices);
        put(event.path("country").textValue(), countries);
        last = saysWhere(event) ? event : last;
    }

    private static void put(@Nullable String value, Set<String> values) {
        if (value != null) {
            values.add(value);
        }
    }

    boolean refute(JsonNode event) {
        Hop hop = hop(event);
        return hop != null
                && !(event.has("ip") && last != null && event.path("ip").equals(last.path("ip")))
                && Transacted.isImpossible(hop.kilometres, hop.hours());
    }

    void putInto(Map<String, BigDecimal> features, JsonNode transaction) {
        putNew("new_device", transaction.path("device_id").textValue(), devices, features);
        putNew("new_country", transaction.path("country").textValue(), countries, features);
        Hop hop = hop(transaction);
        if (hop != null) {
            features.put("travel_kilometres", AccountReference.rounded(hop.kilometres, 3));
            features.put(
                    "travel_hours",
                    BigDecimal.valueOf(hop.time.toMillis())
                            .divide(BigDecimal.valueOf(MILLIS_PER_HOUR), 3, RoundingMode.HALF_EVEN));
        }
    }

    /** Nothing is new of an account of which nothing is known. */
    private static void putNew(
            String name, @Nullable String value, Set<String> known, Map<String, BigDecimal> features) {
        if (value != null) {
            boolean isNew = !known.isEmpty() && !known.contains(value);
            features.put(name, isNew ? BigDecimal.ONE : BigDecimal.ZERO);
        }
    }

    private @Nullable Hop hop(JsonNode event) {
        if (last == null || !saysWhere(event)) {
            return null;
        }
        double metres = Geodesic.WGS84.Inverse(
                        degrees(last, "lat"), degrees(last, "long"), degrees(event, "lat"), degrees(event, "long"))
                .s12;
        return new Hop(metres / 1_000, Duration.between(Json.time(last), Json.time(event)));
    }

    private static double degrees(JsonNode event, String which) {
        return event.path(which + "itude").asDouble();
    }

    /** An address of the trusted network tells where its exit is, and nothing of a person. */
    private static boolean saysWhere(JsonNode event) {
        return event.has("latitude") && !event.path("ip").asText().startsWith("10.1.");
    }
}
