/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.fraud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.systemtests.check.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A rule and what it should do.
 *
 * @param asked a detector's name, else an expression
 * @param outcome null where the score alone decides
 * @param fires what the detector or the expression means
 */
record Rule(
        String id,
        String asked,
        BigDecimal weight,
        boolean isShadow,
        @Nullable String outcome,
        String severity,
        @Nullable Long windowSeconds,
        Map<String, BigDecimal> limits,
        Predicate<Transacted> fires) {

    /** In force, a warning, and the score decides. */
    static Rule of(String id, String asked, String weight, Predicate<Transacted> fires) {
        return new Rule(id, asked, new BigDecimal(weight), false, null, "warning", null, Map.of(), fires);
    }

    Rule shadow() {
        return new Rule(id, asked, weight, true, outcome, severity, windowSeconds, limits, fires);
    }

    Rule asking(String forOutcome) {
        return new Rule(id, asked, weight, isShadow, forOutcome, severity, windowSeconds, limits, fires);
    }

    Rule severe(String how) {
        return new Rule(id, asked, weight, isShadow, outcome, how, windowSeconds, limits, fires);
    }

    Rule limited(long toSeconds, Map<String, BigDecimal> by) {
        return new Rule(id, asked, weight, isShadow, outcome, severity, toSeconds, by, fires);
    }

    /** As a reason names it. */
    String code() {
        return isExpression() ? "expression" : asked;
    }

    /** Its first version. */
    ObjectNode document(Instant at) {
        ObjectNode document = Json.object()
                .put("event_id", id + "-1")
                .put("event_time", Json.written(at))
                .put("rule_id", id)
                .put("version", 1)
                .put("status", isShadow ? "shadow" : "active")
                .put(isExpression() ? "expression" : "detector", asked)
                .put("weight", weight)
                .put("severity", severity);
        if (outcome != null) {
            document.put("outcome", outcome);
        }
        if (windowSeconds != null) {
            document.put("window_seconds", windowSeconds);
        }
        if (!limits.isEmpty()) {
            ObjectNode all = document.putObject("limits");
            limits.forEach(all::put);
        }
        return document;
    }

    private boolean isExpression() {
        return asked.contains(" ");
    }
}
