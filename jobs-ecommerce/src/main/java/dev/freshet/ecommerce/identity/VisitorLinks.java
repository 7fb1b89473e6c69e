/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.identity;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The users that one visitor signed in as, over time. Each holds from the instant it was seen, that included, to the next. */
final class VisitorLinks {

    private final NavigableMap<Instant, String> users;

    VisitorLinks(Map<Instant, String> users) {
        this.users = new TreeMap<>(users);
    }

    /** Of two users seen in one instant the smaller id holds: any fixed rule would do, the order of arrival would not. */
    static String ofSameInstant(String one, String other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** Who the visitor was then, or null if nobody had signed in. */
    @Nullable
    String userAt(Instant time) {
        Map.Entry<Instant, String> link = users.floorEntry(time);
        return link == null ? null : link.getValue();
    }

    /** The links that make no difference from the horizon on: those before the newest at or before it. */
    List<Instant> irrelevantSince(Instant horizon) {
        Instant current = users.floorKey(horizon);
        return current == null
                ? List.of()
                : List.copyOf(users.headMap(current, false).keySet());
    }

    /**
     * The links to give up where there are too many: first those that repeat the user before them, which only a late link in
     * between would miss, then the oldest.
     */
    List<Instant> dispensable(int keep) {
        List<Instant> dispensable = new ArrayList<>();
        Deque<Instant> needed = new ArrayDeque<>();
        String before = null;
        for (Map.Entry<Instant, String> link : users.entrySet()) {
            (link.getValue().equals(before) ? dispensable : needed).add(link.getKey());
            before = link.getValue();
        }
        while (needed.size() > keep) {
            dispensable.add(needed.removeFirst());
        }
        return dispensable;
    }
}
