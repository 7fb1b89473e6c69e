/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** The alerts of a job by their ids. What a rule says that is only being tried out wakes nobody, and is left out. */
final class RaisedAlerts {

    private final Map<String, RaisedAlert> byId = new LinkedHashMap<>();

    private RaisedAlerts() {}

    static RaisedAlerts in(List<Path> files) {
        RaisedAlerts alerts = new RaisedAlerts();
        files.forEach(file -> JsonLines.read(file, alerts::add));
        return alerts;
    }

    private void add(JsonNode record) {
        if (record.path("shadow").asBoolean()) {
            return;
        }
        RaisedAlert alert = byId.computeIfAbsent(
                record.path("alert_id").asText(),
                id -> new RaisedAlert(record.path("rule_id").asText(), new LinkedHashSet<>()));
        record.path("evidence").path("event_ids").forEach(id -> alert.eventIds().add(id.asText()));
    }

    Collection<RaisedAlert> all() {
        return byId.values();
    }
}
