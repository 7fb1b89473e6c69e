/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.evaluate;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which record is part of which case. Records that are special by themselves, such as duplicates, are part of none. */
final class LabelledCases {

    private final Map<String, LabelledCase> byEventId = new HashMap<>();

    private LabelledCases() {}

    /** Reads the {@code labels.ndjson} of {@code freshet generate}. */
    static LabelledCases in(Path file) {
        LabelledCases cases = new LabelledCases();
        JsonLines.read(file, label -> {
            if (label.has("case")) {
                cases.byEventId.put(
                        label.path("event_id").asText(),
                        new LabelledCase(
                                label.path("case").asText(),
                                label.path("incident").asText(),
                                label.path("bad").asBoolean()));
            }
        });
        return cases;
    }

    Set<LabelledCase> all() {
        return new LinkedHashSet<>(byEventId.values());
    }

    /** The cases that some records are part of. */
    List<LabelledCase> of(Set<String> eventIds) {
        return eventIds.stream().map(byEventId::get).filter(Objects::nonNull).toList();
    }

    boolean isBad(String eventId) {
        LabelledCase known = byEventId.get(eventId);
        return known != null && known.bad();
    }
}
