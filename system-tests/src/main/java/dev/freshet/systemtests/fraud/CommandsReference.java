/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.fraud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.systemtests.check.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What accounts are told: nothing more for a while after a block or its end, no other step-up after a step-up. */
final class CommandsReference {

    static final Duration COOL_DOWN = Duration.ofMinutes(5);

    private static final Duration TIME_TO_LIVE = Duration.ofHours(24);

    private final Map<String, ObjectNode> rows = new HashMap<>();

    /** What is wanted by a transaction, or by a person. */
    private record Step(
            Instant at,
            String id,
            @Nullable Wanted wanted,
            @Nullable JsonNode unblock) {

        private static final Comparator<Step> ORDER =
                Comparator.comparing(Step::at).thenComparing(Step::id);
    }

    /** By action. */
    static Map<String, ObjectNode> rows(List<Wanted> wanted, List<JsonNode> commands) {
        Map<String, List<Step>> byAccount = new TreeMap<>();
        wanted.forEach(each -> byAccount
                .computeIfAbsent(each.payment().account(), unused -> new ArrayList<>())
                .add(new Step(each.payment().at(), each.payment().id(), each, null)));
        commands.stream()
                .filter(each -> each.path("command").asText().equals("unblock"))
                .forEach(each -> byAccount
                        .computeIfAbsent(each.path("account_id").asText(), unused -> new ArrayList<>())
                        .add(new Step(Json.time(each), each.path("event_id").asText(), null, each)));
        CommandsReference reference = new CommandsReference();
        byAccount.values().forEach(reference::go);
        return reference.rows;
    }

    private void go(List<Step> steps) {
        steps.sort(Step.ORDER);
        Instant free = Instant.MIN;
        Instant steppedUp = Instant.MIN;
        for (Step step : steps) {
            if (step.unblock != null) {
                tell(step.unblock, step.at);
                free = step.at.plus(COOL_DOWN);
                steppedUp = Instant.MIN;
            } else if (step.wanted != null && !step.at.isBefore(free)) {
                boolean blocks = step.wanted.type().equals("block");
                if (blocks || !step.at.isBefore(steppedUp)) {
                    tell(step.wanted);
                    free = blocks ? step.at.plus(COOL_DOWN) : free;
                    steppedUp = blocks ? steppedUp : step.at.plus(COOL_DOWN);
                }
            }
        }
    }

    private void tell(Wanted wanted) {
        Payment payment = wanted.payment();
        ObjectNode row = row(wanted.type(), payment.id(), payment.account(), payment.at())
                .put("rule_id", wanted.rule())
                .put("currency", payment.currency());
        row.putArray("subjects").add(payment.id());
        row.putObject("figures").put("amount", payment.amount()).put("score", wanted.score());
    }

    private void tell(JsonNode unblock, Instant at) {
        ObjectNode row = row(
                        "unblock",
                        unblock.path("event_id").asText(),
                        unblock.path("account_id").asText(),
                        at)
                .put("rule_id", "case-command");
        row.putArray("subjects");
        row.putObject("figures");
    }

    private ObjectNode row(String type, String cause, String account, Instant at) {
        String id = type + "|" + cause + "|" + account;
        ObjectNode row = Json.object()
                .put("action_id", id)
                .put("rule_version", 1)
                .put("type", type)
                .put("target", account)
                .put("dry_run", false)
                .put("shadow", false)
                .put("holdout", false)
                .put("decided_at", Json.written(at))
                .put("expires_at", Json.written(at.plus(TIME_TO_LIVE)));
        rows.put(id, row);
        return row;
    }
}
