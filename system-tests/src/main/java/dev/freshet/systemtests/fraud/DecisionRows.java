/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.fraud;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.systemtests.check.Json;
import java.util.HashMap;
import java.util.Map;

/** What was decided, and what it was decided by, as the job should write it; by transaction. */
final class DecisionRows {

    private final Map<String, ObjectNode> decisions = new HashMap<>();
    private final Map<String, ObjectNode> features = new HashMap<>();

    Map<String, ObjectNode> decisions() {
        return decisions;
    }

    Map<String, ObjectNode> features() {
        return features;
    }

    void add(Decided decided) {
        decisions.put(decided.payment().id(), decision(decided));
        features.put(decided.payment().id(), features(decided));
    }

    private static ObjectNode decision(Decided decided) {
        ObjectNode row = row(decided)
                .put("outcome", decided.outcome())
                .put("score", decided.score())
                .put("rule_score", decided.score())
                .put("order", "event_time");
        ArrayNode reasons = row.putArray("reasons");
        if (decided.listed() != null) {
            String code = decided.listed().equals(BankRules.ALLOWED) ? "allow_list" : "block_list";
            reason(reasons, code, decided.listed(), false);
        }
        decided.fired().forEach(rule -> reason(reasons, rule.code(), rule.id(), rule.isShadow())
                .put("weight", rule.weight()));
        ObjectNode versions = row.putObject("rule_versions");
        BankRules.ALL.forEach(rule -> versions.put(rule.id(), 1));
        return row;
    }

    private static ObjectNode reason(ArrayNode reasons, String code, String rule, boolean shadow) {
        return reasons.addObject()
                .put("code", code)
                .put("rule_id", rule)
                .put("rule_version", 1)
                .put("shadow", shadow);
    }

    private static ObjectNode features(Decided decided) {
        Payment payment = decided.payment();
        ObjectNode row = row(decided)
                .put("type", payment.event().path("type").asText())
                .put("amount", payment.amount())
                .put("currency", payment.currency());
        if (payment.terminal() != null) {
            row.put("terminal_id", payment.terminal());
        }
        return row;
    }

    /** Whether a straggler is marked late depends on how far the watermark was. */
    private static ObjectNode row(Decided decided) {
        Payment payment = decided.payment();
        ObjectNode row = Json.object()
                .put("transaction_id", payment.id())
                .put("account_id", payment.account())
                .put("event_time", Json.written(payment.at()));
        if (!payment.account().startsWith(BankEvents.STRAGGLER)) {
            row.put("late", false);
        }
        ObjectNode features = row.putObject("features");
        decided.figures().forEach((name, figure) -> {
            if (!name.equals(TerminalReference.JUDGED)) {
                features.put(name, figure);
            }
        });
        return row;
    }
}
