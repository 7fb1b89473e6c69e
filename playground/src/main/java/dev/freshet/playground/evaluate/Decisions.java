/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a job decided about each transaction, where it does so. */
final class Decisions {

    private static final String APPROVED = "approve";

    private final Map<String, String> outcomes = new HashMap<>();

    private Decisions() {}

    static Decisions in(List<Path> files) {
        Decisions decisions = new Decisions();
        files.forEach(file -> JsonLines.read(file, decisions::add));
        return decisions;
    }

    private void add(JsonNode decision) {
        outcomes.put(
                decision.path("transaction_id").asText(),
                decision.path("outcome").asText());
    }

    Set<String> all() {
        return outcomes.keySet();
    }

    /** Transactions that did not simply pass. */
    Set<String> questioned() {
        return outcomes.entrySet().stream()
                .filter(decision -> !decision.getValue().equals(APPROVED))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
