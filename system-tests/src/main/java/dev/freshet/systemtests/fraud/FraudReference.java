/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.fraud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.fraud.FraudTopics;
import dev.freshet.systemtests.check.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the job should have written of what counts, topic by topic. */
final class FraudReference {

    /** What happened first; of one instant the smaller id. A transaction has one of its own. */
    private static final Comparator<JsonNode> ORDER =
            Comparator.comparing(Json::time).thenComparing(FraudReference::id);

    private FraudReference() {}

    /**
     * By topic and key; {@link #key} tells the same of a row that was written.
     *
     * @param events by topic, in any order
     */
    static Map<String, Map<String, ObjectNode>> rows(Map<String, List<JsonNode>> events) {
        List<JsonNode> transactions = of(events, FraudTopics.TRANSACTIONS.name());
        List<JsonNode> commands = of(events, FraudTopics.CASE_COMMANDS.name());
        List<Payment> payments =
                transactions.stream().map(Payment::of).sorted(Payment.ORDER).toList();
        DecisionsReference decisions =
                new DecisionsReference(TerminalReference.of(payments, of(events, FraudTopics.LABELS.name())));
        Map<String, List<JsonNode>> byAccount = new TreeMap<>();
        for (List<JsonNode> kind : List.of(transactions, of(events, FraudTopics.LOGINS.name()))) {
            kind.forEach(event -> byAccount
                    .computeIfAbsent(event.path("account_id").asText(), unused -> new ArrayList<>())
                    .add(event));
        }
        byAccount.values().forEach(ofAccount -> {
            ofAccount.sort(ORDER);
            decisions.decideAll(ofAccount);
        });
        return Map.of(
                FraudTopics.DECISIONS.name(),
                decisions.rows().decisions(),
                FraudTopics.FEATURES.name(),
                decisions.rows().features(),
                FraudTopics.ALERTS.name(),
                EpisodesReference.rows(decisions.noticed(), commands),
                FraudTopics.ACCOUNT_COMMANDS.name(),
                CommandsReference.rows(decisions.wanted(), commands),
                FraudTopics.MODEL_METRICS.name(),
                days(payments));
    }

    /** What only a rule's version can tell. */
    static void leaveOutWeights(Map<String, Map<String, ObjectNode>> rows) {
        Map<String, List<String>> fields = Map.of(
                FraudTopics.DECISIONS.name(), List.of("score", "rule_score", "reasons", "rule_versions"),
                FraudTopics.ALERTS.name(), List.of("evidence"),
                FraudTopics.ACCOUNT_COMMANDS.name(), List.of("figures"));
        fields.forEach(
                (topic, weighed) -> rows.getOrDefault(topic, Map.of()).values().forEach(row -> row.remove(weighed)));
    }

    /** A day may have metrics, and nothing is said of them. */
    private static Map<String, ObjectNode> days(List<Payment> payments) {
        Map<String, ObjectNode> days = new HashMap<>();
        for (Payment payment : payments) {
            Instant day = payment.at().truncatedTo(ChronoUnit.DAYS);
            days.put(Json.written(day), Json.object());
            days.put(Json.written(day.plus(Duration.ofDays(1))), Json.object());
        }
        return days;
    }

    /** Which row of its topic it is; null for a row that is not compared. */
    static @Nullable String key(String topic, JsonNode row) {
        if (topic.equals(FraudTopics.ALERTS.name())) {
            return EpisodesReference.key(row);
        }
        if (topic.equals(FraudTopics.ACCOUNT_COMMANDS.name())) {
            return row.path("action_id").asText();
        }
        if (topic.equals(FraudTopics.MODEL_METRICS.name())) {
            return row.path("window_start").asText();
        }
        String id = row.path("transaction_id").asText();
        return id.startsWith(BankEvents.CLOSING) ? null : id;
    }

    private static List<JsonNode> of(Map<String, List<JsonNode>> events, String topic) {
        return events.getOrDefault(topic, List.of());
    }

    private static String id(JsonNode event) {
        return event.path(event.has("transaction_id") ? "transaction_id" : "event_id")
                .asText();
    }
}
