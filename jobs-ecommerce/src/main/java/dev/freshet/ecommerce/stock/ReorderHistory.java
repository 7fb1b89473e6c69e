/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The reorder points of one item, from the one that holds by now. Each holds from its time, that instant included, until the
 * next; what is decided late is decided as of now, so that none before is ever asked for.
 */
final class ReorderHistory {

    private final NavigableMap<Instant, ReorderVersion> since = new TreeMap<>();

    void add(ReorderVersion version) {
        since.put(version.since(), version);
    }

    ReorderPoint asOf(Instant time) {
        Map.Entry<Instant, ReorderVersion> version = since.floorEntry(time);
        return version == null ? ReorderPoint.NONE : version.getValue().reorder();
    }

    /** Whether a version would change nothing, as when only the price is another. */
    boolean saysAlready(ReorderVersion version) {
        return asOf(version.since()).equals(version.reorder());
    }

    /** The versions that begin in this time, both ends inclusive. */
    List<ReorderVersion> beginning(Instant from, Instant to) {
        return List.copyOf(since.subMap(from, true, to, true).values());
    }

    /**
     * Forgets the versions before the one that holds at a time, and that one too if it says no more than that there is none;
     * returns when they began.
     */
    List<Instant> forget(Instant now) {
        Instant current = since.floorKey(now);
        if (current == null) {
            return List.of();
        }
        boolean none = asOf(current).equals(ReorderPoint.NONE);
        NavigableMap<Instant, ReorderVersion> irrelevant = since.headMap(current, none);
        List<Instant> forgotten = List.copyOf(irrelevant.keySet());
        irrelevant.clear();
        return forgotten;
    }
}
