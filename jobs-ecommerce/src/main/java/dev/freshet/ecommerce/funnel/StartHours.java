/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import dev.freshet.ecommerce.metrics.Granularity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The hours of one shopper, while steps are taken. */
final class StartHours {

    private record Window(Granularity granularity, long start, long end) {}

    private final NavigableMap<Long, StartHour> hours = new TreeMap<>();

    StartHours(Collection<StartHour> hours) {
        hours.forEach(hour -> this.hours.put(hour.start(), hour));
    }

    /** The hour to which a view belongs, or null if it is none of these. */
    @Nullable
    StartHour of(StepAt view) {
        Map.Entry<Long, StartHour> latest = hours.floorEntry(view.time().toEpochMilli());
        return latest == null || !latest.getValue().contains(view) ? null : latest.getValue();
    }

    /** Takes the next step in order, the shopper's since then. A view starts in its hour; every other step may go on from any. */
    void take(StepAt next, Instant since, Duration within) {
        if (next.step() != FunnelStep.VIEW_ITEM) {
            hours.replaceAll((start, hour) -> hour.after(next, since, within));
            return;
        }
        StartHour hour = of(next);
        if (hour != null) {
            hours.put(hour.start(), hour.after(next, since, within));
        }
    }

    StartHours each(UnaryOperator<StartHour> change) {
        return new StartHours(hours.values().stream().map(change).toList());
    }

    StartHour get(StartHour sameStart) {
        return hours.getOrDefault(sameStart.start(), sameStart);
    }

    Collection<StartHour> all() {
        return hours.values();
    }

    /** In which windows the shopper has come another way than in the same hours before. */
    List<FunnelChange> changesSince(StartHours before, Instant at) {
        Map<Window, Integer> was = before.reached();
        List<FunnelChange> changes = new ArrayList<>();
        reached().forEach((window, to) -> {
            int from = was.getOrDefault(window, 0);
            if (from != to) {
                changes.add(new FunnelChange(window.granularity, window.start, window.end, from, to, at));
            }
        });
        return changes;
    }

    /** The furthest step of each hour, and of each day the furthest of its hours. */
    private Map<Window, Integer> reached() {
        Map<Window, Integer> reached = new LinkedHashMap<>();
        for (StartHour hour : hours.values()) {
            int steps = hour.known().reached();
            reached.put(new Window(Granularity.HOUR, hour.start(), hour.end()), steps);
            reached.merge(new Window(Granularity.DAY, hour.dayStart(), hour.dayEnd()), steps, Math::max);
        }
        return reached;
    }
}
