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
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The funnel as the specification tells it: from every view of a shopper the way is gone, each step as early as it may be. */
final class FunnelReference {

    private static final Duration WITHIN = Duration.ofHours(24);
    private static final List<String> STEPS = List.of("view_item", "add_to_cart", "begin_checkout", "purchase");
    private static final List<ChronoUnit> WINDOWS = List.of(ChronoUnit.HOURS, ChronoUnit.DAYS);

    /** By window, as {@link #key} writes it; each count is of the shoppers who came so far. */
    private final Map<String, ObjectNode> rows = new HashMap<>();

    static FunnelReference of(List<JsonNode> events, ShoppersReference shoppers) {
        Map<String, List<NavigableSet<Instant>>> times = new HashMap<>();
        for (JsonNode event : events) {
            int step = STEPS.indexOf(event.path("event_name").asText());
            if (step >= 0) {
                times.computeIfAbsent(shoppers.shopper(event), unused -> noSteps())
                        .get(step)
                        .add(ShoppersReference.time(event));
            }
        }
        FunnelReference funnel = new FunnelReference();
        times.values().forEach(funnel::count);
        return funnel;
    }

    private static List<NavigableSet<Instant>> noSteps() {
        List<NavigableSet<Instant>> steps = new ArrayList<>();
        STEPS.forEach(step -> steps.add(new TreeSet<>()));
        return steps;
    }

    static String key(JsonNode row) {
        return row.path("granularity").asText() + "|" + row.path("window_start").asText();
    }

    Map<String, ObjectNode> rows() {
        return rows;
    }

    private void count(List<NavigableSet<Instant>> steps) {
        for (ChronoUnit window : WINDOWS) {
            Map<Instant, Integer> reached = new HashMap<>();
            for (Instant view : steps.get(0)) {
                reached.merge(view.truncatedTo(window), reached(view, steps), Math::max);
            }
            reached.forEach((start, furthest) -> add(window, start, furthest));
        }
    }

    private static int reached(Instant view, List<NavigableSet<Instant>> steps) {
        Instant time = view;
        for (int step = 1; step < STEPS.size(); step++) {
            Instant next = steps.get(step).ceiling(time);
            if (next == null || next.isAfter(view.plus(WITHIN))) {
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
