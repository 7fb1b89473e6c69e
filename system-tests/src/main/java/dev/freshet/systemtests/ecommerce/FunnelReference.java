/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The funnel as the specification tells it: from every view of a shopper the way is gone, each step as early as it may be. What a
 * visitor did within a day before signing in is the user's, from the sign-in on.
 */
final class FunnelReference {

    private static final Duration WITHIN = Duration.ofHours(24);
    private static final List<String> STEPS = List.of("view_item", "add_to_cart", "begin_checkout", "purchase");
    private static final List<ChronoUnit> WINDOWS = List.of(ChronoUnit.HOURS, ChronoUnit.DAYS);

    /** By window, as {@link #key} writes it; each count is of the shoppers who came so far. */
    private final Map<String, ObjectNode> rows = new HashMap<>();

    /**
     * The steps of one shopper.
     *
     * @param times by the step, each with when it became the shopper's
     * @param handedOver views that begin no way of this shopper's any more
     */
    private record Steps(List<NavigableMap<Instant, Instant>> times, Set<Instant> handedOver) {

        static Steps none() {
            List<NavigableMap<Instant, Instant>> times = new ArrayList<>();
            STEPS.forEach(step -> times.add(new TreeMap<>()));
            return new Steps(times, new HashSet<>());
        }

        void add(int step, Instant time, Instant since) {
            times.get(step).merge(time, since, (a, b) -> a.isBefore(b) ? a : b);
        }

        /** The first of this step at or after a time that is the shopper's until then; null if there is none. */
        @Nullable
        Instant next(int step, Instant from, Instant until) {
            for (Map.Entry<Instant, Instant> done :
                    times.get(step).tailMap(from).entrySet()) {
                if (!done.getValue().isAfter(until)) {
                    return done.getKey();
                }
            }
            return null;
        }
    }

    static FunnelReference of(List<JsonNode> events, ShoppersReference shoppers) {
        Map<String, Steps> byShopper = new HashMap<>();
        for (JsonNode event : events) {
            int step = STEPS.indexOf(event.path("event_name").asText());
            if (step >= 0) {
                add(step, event, shoppers, byShopper);
            }
        }
        FunnelReference funnel = new FunnelReference();
        byShopper.values().forEach(funnel::count);
        return funnel;
    }

    private static void add(int step, JsonNode event, ShoppersReference shoppers, Map<String, Steps> byShopper) {
        Instant time = ShoppersReference.time(event);
        Steps own = byShopper.computeIfAbsent(shoppers.shopper(event), unused -> Steps.none());
        own.add(step, time, time);
        Map.Entry<Instant, String> signIn = shoppers.nextSignInOfUnknown(event);
        if (signIn != null && !signIn.getKey().isAfter(time.plus(WITHIN))) {
            if (step == 0) {
                own.handedOver().add(time);
            }
            byShopper.computeIfAbsent(signIn.getValue(), unused -> Steps.none()).add(step, time, signIn.getKey());
        }
    }

    static String key(JsonNode row) {
        return row.path("granularity").asText() + "|" + row.path("window_start").asText();
    }

    Map<String, ObjectNode> rows() {
        return rows;
    }

    private void count(Steps steps) {
        for (ChronoUnit window : WINDOWS) {
            Map<Instant, Integer> reached = new HashMap<>();
            for (Instant view : steps.times().get(0).keySet()) {
                if (!steps.handedOver().contains(view)) {
                    reached.merge(view.truncatedTo(window), reached(view, steps), Math::max);
                }
            }
            reached.forEach((start, furthest) -> add(window, start, furthest));
        }
    }

    private static int reached(Instant view, Steps steps) {
        Instant time = view;
        for (int step = 1; step < STEPS.size(); step++) {
            Instant next = steps.next(step, time, view.plus(WITHIN));
            if (next == null) {
                return step;
            }
            time = next;
        }
        return STEPS.size();
    }

    private void add(ChronoUnit window, Instant start, int reached) {
        ObjectNode row = row(window, start);
        for (String step : STEPS.subList(0, reached)) {
            row.put(step, row.path(step).asLong() + 1);
        }
    }

    private ObjectNode row(ChronoUnit window, Instant start) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("granularity", MetricsReference.granularity(window));
        row.put("window_start", start.toString());
        row.put("window_end", start.plus(window.getDuration()).toString());
        STEPS.forEach(step -> row.put(step, 0));
        row.put("final", true);
        return rows.computeIfAbsent(key(row), unused -> row);
    }
}
