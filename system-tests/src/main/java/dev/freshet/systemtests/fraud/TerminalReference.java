/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.fraud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshet.systemtests.check.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What happened at a terminal before a transaction, and what was known of that by then. */
final class TerminalReference {

    /** No feature: of how many transactions the share of a week is. */
    static final String JUDGED = "judged_7d";

    private static final Duration DELAY = Duration.ofDays(7);

    private final Map<String, List<JsonNode>> labels = new HashMap<>();
    private final Map<String, Map<String, BigDecimal>> features = new HashMap<>();

    static TerminalReference of(List<Payment> payments, List<JsonNode> labels) {
        TerminalReference reference = new TerminalReference();
        for (JsonNode label : labels) {
            reference
                    .labels
                    .computeIfAbsent(label.path("transaction_id").asText(), unused -> new ArrayList<>())
                    .add(label);
        }
        Map<String, List<Payment>> byTerminal = new TreeMap<>();
        for (Payment payment : payments) {
            if (payment.terminal() != null) {
                List<Payment> before = byTerminal.computeIfAbsent(payment.terminal(), unused -> new ArrayList<>());
                before.add(payment);
                reference.features.put(payment.id(), reference.features(before));
            }
        }
        return reference;
    }

    /** Empty of one at no terminal. */
    Map<String, BigDecimal> featuresOf(Payment payment) {
        return features.getOrDefault(payment.id(), Map.of());
    }

    private Map<String, BigDecimal> features(List<Payment> before) {
        Map<String, BigDecimal> figures = new HashMap<>();
        figures.put("terminal_capped", BigDecimal.ZERO);
        AccountReference.WINDOWS.forEach((name, length) -> {
            Spending.within(length, before).putInto(figures, "terminal_", name);
            putShare(figures, name, length, before);
        });
        return figures;
    }

    /** Labels come late: the window ends a week before the transaction. */
    private void putShare(Map<String, BigDecimal> figures, String name, Duration length, List<Payment> before) {
        Payment now = before.get(before.size() - 1);
        Instant end = now.at().minus(DELAY);
        List<Payment> judged = before.stream()
                .takeWhile(each -> !each.at().isAfter(end))
                .filter(each -> each.at().isAfter(end.minus(length)))
                .toList();
        long frauds = judged.stream().filter(each -> isFraud(each, now)).count();
        if (!judged.isEmpty()) {
            figures.put(
                    "terminal_fraud_share_" + name,
                    BigDecimal.valueOf(frauds).divide(BigDecimal.valueOf(judged.size()), 6, RoundingMode.HALF_EVEN));
        }
        if (name.equals("7d")) {
            figures.put(JUDGED, BigDecimal.valueOf(judged.size()));
        }
    }

    /** By the newest label that came before; of two at one instant, one that says fraud counts. */
    private boolean isFraud(Payment judged, Payment now) {
        Instant newest = Instant.MIN;
        boolean fraud = false;
        for (JsonNode label : labels.getOrDefault(judged.id(), List.of())) {
            Instant known = Json.time(label);
            boolean says = label.path("label").asText().equals("fraud");
            if (isBefore(label, known, now) && !known.isBefore(newest)) {
                fraud = says || (known.equals(newest) && fraud);
                newest = known;
            }
        }
        return fraud;
    }

    private static boolean isBefore(JsonNode label, Instant known, Payment now) {
        int byTime = known.compareTo(now.at());
        return byTime < 0 || (byTime == 0 && label.path("event_id").asText().compareTo(now.id()) < 0);
    }
}
