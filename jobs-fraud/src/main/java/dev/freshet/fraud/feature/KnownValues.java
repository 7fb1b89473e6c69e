/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values that were seen of an account (devices, countries, merchants), each with when last. An event that comes late never
 * makes a value older than it is.
 *
 * @param lastSeen newest event time, by value
 */
public record KnownValues(Map<String, Instant> lastSeen) {

    public static final KnownValues NONE = new KnownValues(Map.of());

    /** Whether others are known, and this one is not. Nothing is new of an account without a past, and null never is. */
    public boolean isNew(@Nullable String value) {
        return value != null && !lastSeen.isEmpty() && !lastSeen.containsKey(value);
    }

    /**
     * With a value that was seen at an instant.
     *
     * @param most how many values are kept: of more, the one that was not seen for longest is given up, and of several of
     *     those the smallest as text
     */
    public KnownValues seen(String value, Instant at, int most) {
        Map<String, Instant> more = new HashMap<>(lastSeen);
        more.merge(value, at, (one, other) -> one.isAfter(other) ? one : other);
        if (more.size() > most) {
            more.entrySet().stream()
                    .min(Map.Entry.<String, Instant>comparingByValue()
                            .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                    .ifPresent(oldest -> more.remove(oldest.getKey()));
        }
        return new KnownValues(more);
    }

    /**
     * How many different values were seen last in (end − length, end]. In the order of event time these are all that were seen
     * in the window, up to as many as are kept; for an event that comes late, those that were seen again since are not among them.
     */
    public long within(Duration length, Instant end) {
        Instant start = end.minus(length);
        return lastSeen.values().stream()
                .filter(at -> at.isAfter(start) && !at.isAfter(end))
                .count();
    }

    /** Without what was not seen after an instant. */
    public KnownValues forget(Instant until) {
        Map<String, Instant> kept = new HashMap<>(lastSeen);
        kept.values().removeIf(at -> !at.isAfter(until));
        return new KnownValues(kept);
    }

    /** When the value was seen that is forgotten next; null where there is none. */
    public @Nullable Instant oldest() {
        return lastSeen.values().stream().min(Comparator.naturalOrder()).orElse(null);
    }
}
