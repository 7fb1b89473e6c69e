/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.catalog;

import dev.freshet.ecommerce.ShopItem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The categories of one item over time. Each holds from its time, that instant included, until the next. */
final class CategoryHistory {

    private final NavigableMap<Instant, String> since;

    CategoryHistory(Map<Instant, String> versions) {
        this.since = new TreeMap<>(versions);
    }

    void add(Instant time, String category) {
        since.put(time, category);
    }

    String asOf(Instant time) {
        Map.Entry<Instant, String> version = since.floorEntry(time);
        return version == null ? ShopItem.UNKNOWN_CATEGORY : version.getValue();
    }

    /**
     * Whether a version would change no answer, as when only the price is another: the category is the same as of its time,
     * so it begins nothing and need not be kept. Where an item's times go back within the topic, a category that comes after
     * it and begins before it therefore holds on, as the topic itself says once it is compacted.
     */
    boolean saysAlready(Instant time, String category) {
        return asOf(time).equals(category);
    }

    /**
     * Forgets the versions that make no difference to any time from the horizon on, and returns when they began: those before
     * the newest that began at or before it, and that one too if it says no more than that the category is unknown.
     */
    List<Instant> forget(Instant horizon) {
        Map.Entry<Instant, String> current = since.floorEntry(horizon);
        if (current == null) {
            return List.of();
        }
        boolean unknown = current.getValue().equals(ShopItem.UNKNOWN_CATEGORY);
        NavigableMap<Instant, String> irrelevant = since.headMap(current.getKey(), unknown);
        List<Instant> forgotten = List.copyOf(irrelevant.keySet());
        irrelevant.clear();
        return forgotten;
    }

    /** When its newest version began, if the history will have something to forget once the horizon has come there. */
    @Nullable
    Instant forgetsAt() {
        Map.Entry<Instant, String> newest = since.lastEntry();
        if (newest == null || (since.size() == 1 && !newest.getValue().equals(ShopItem.UNKNOWN_CATEGORY))) {
            return null;
        }
        return newest.getKey();
    }
}
