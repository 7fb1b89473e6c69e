/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.fraud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.systemtests.check.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One alert per episode of a rule and an account: it opens, goes on, is taken in hand, and ends. */
final class EpisodesReference {

    static final Duration QUIET = Duration.ofMinutes(4);

    private static final int MOST_EVENTS = 10;

    private final Map<String, ObjectNode> rows = new HashMap<>();

    /** An alert that is open. */
    private static final class Episode {

        private final Noticed first;
        private final List<String> events = new ArrayList<>();
        private String severity;
        private Instant seen;
        private Instant told;
        private long occurrences;
        private boolean inHand;
        private @Nullable BigDecimal highest;

        private Episode(Noticed first) {
            this.first = first;
            this.severity = first.severity();
            this.seen = first.at();
            this.told = first.at();
        }

        private Instant end() {
            return seen.plus(QUIET);
        }
    }

    /** A step is something noticed or a case command. */
    private record Step(
            Instant at,
            String id,
            @Nullable Noticed noticed,
            @Nullable JsonNode command) {

        private static final Comparator<Step> ORDER =
                Comparator.comparing(Step::at).thenComparing(Step::id);
    }

    static Map<String, ObjectNode> rows(List<Noticed> noticed, List<JsonNode> commands) {
        Map<String, List<Step>> byAccount = new TreeMap<>();
        noticed.forEach(each -> byAccount
                .computeIfAbsent(each.account(), unused -> new ArrayList<>())
                .add(new Step(each.at(), each.eventId() + " " + each.rule(), each, null)));
        commands.forEach(each -> byAccount
                .computeIfAbsent(each.path("account_id").asText(), unused -> new ArrayList<>())
                .add(new Step(Json.time(each), each.path("event_id").asText(), null, each)));
        EpisodesReference reference = new EpisodesReference();
        byAccount.values().forEach(reference::go);
        return reference.rows;
    }

    /** Each record has a key of its own. */
    static String key(JsonNode alert) {
        JsonNode figures = alert.path("evidence").path("figures");
        return String.join(
                "|",
                alert.path("alert_id").asText(),
                alert.path("status").asText(),
                alert.path("updated_at").asText(),
                figures.path("occurrences").asText(),
                figures.path("acknowledged").asText());
    }

    private void go(List<Step> steps) {
        Map<String, Episode> open = new TreeMap<>();
        steps.sort(Step.ORDER);
        for (Step step : steps) {
            open.values().removeIf(episode -> episode.end().isBefore(step.at) && resolve(episode, episode.end()));
            if (step.noticed != null) {
                observe(open, step.noticed);
            } else if (step.command != null) {
                obey(open, step.command, step.at);
            }
        }
        open.values().forEach(episode -> resolve(episode, episode.end()));
    }

    private void observe(Map<String, Episode> open, Noticed noticed) {
        Episode before = open.get(noticed.rule());
        if (before != null && !before.end().isAfter(noticed.at())) {
            resolve(before, before.end());
            before = null;
        }
        Episode episode = before == null ? new Episode(noticed) : before;
        open.put(noticed.rule(), episode);
        episode.seen = noticed.at();
        episode.told = noticed.at();
        episode.occurrences++;
        if (episode.events.size() < MOST_EVENTS) {
            episode.events.add(noticed.eventId());
        }
        if (noticed.score() != null) {
            episode.highest = episode.highest == null ? noticed.score() : episode.highest.max(noticed.score());
        }
        if (Long.bitCount(episode.occurrences) == 1) {
            tell(episode, "firing", episode.told);
        }
    }

    private void obey(Map<String, Episode> open, JsonNode command, Instant at) {
        switch (command.path("command").asText()) {
            case "close" -> {
                open.values().forEach(episode -> resolve(episode, at));
                open.clear();
            }
            case "acknowledge" ->
                open.values().stream().filter(episode -> !episode.inHand).forEach(episode -> {
                    episode.inHand = true;
                    episode.told = at;
                    tell(episode, "firing", at);
                });
            default -> {
                // Whoever unblocks an account says nothing about its alerts.
            }
        }
    }

    /** Always true. */
    private boolean resolve(Episode episode, Instant at) {
        tell(episode, "resolved", at);
        return true;
    }

    private void tell(Episode episode, String status, Instant at) {
        Noticed first = episode.first;
        ObjectNode row = Json.object()
                .put("alert_id", first.rule().replace("|", "%7C") + "|" + first.at() + "|" + first.account())
                .put("rule_id", first.rule())
                .put("rule_version", 1)
                .put("severity", episode.severity)
                .put("status", status)
                .put("shadow", first.shadow())
                .put("subject", first.account())
                .put("started_at", Json.written(first.at()))
                .put("updated_at", Json.written(at));
        ObjectNode evidence = row.putObject("evidence");
        episode.events.forEach(evidence.putArray("event_ids")::add);
        ObjectNode figures = evidence.putObject("figures")
                .put("occurrences", episode.occurrences)
                .put("acknowledged", episode.inHand ? 1 : 0);
        if (episode.highest != null) {
            figures.put("highest_score", episode.highest);
        }
        rows.put(key(row), row);
    }
}
