/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is remembered of one transaction, in maps. */
final class EntriesInMemory implements OrderEntries {

    private final Map<String, BookedEvent> counting = new HashMap<>();
    private final Map<String, BookedEvent> judged = new HashMap<>();
    private final Map<String, BookedEvent> aside = new HashMap<>();

    @Override
    public @Nullable BookedEvent find(String eventId) {
        return Stream.of(counting, judged, aside)
                .map(entries -> entries.get(eventId))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Override
    public @Nullable BookedEvent counting() {
        return counting.values().stream().findFirst().orElse(null);
    }

    @Override
    public List<BookedEvent> judged() {
        return List.copyOf(judged.values());
    }

    @Override
    public List<BookedEvent> aside() {
        return List.copyOf(aside.values());
    }

    @Override
    public void put(Place place, BookedEvent entry) {
        if (place == Place.COUNTING) {
            counting.clear();
        }
        in(place).put(entry.event().eventId(), entry);
    }

    @Override
    public void remove(Place place, String eventId) {
        in(place).remove(eventId);
    }

    private Map<String, BookedEvent> in(Place place) {
        return switch (place) {
            case COUNTING -> counting;
            case JUDGED -> judged;
            case ASIDE -> aside;
        };
    }
}
