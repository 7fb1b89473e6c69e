/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.fraud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.systemtests.check.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What happened at a bank on one day in March, and rows, in short. */
final class Bank {

    private static final String DAY = "2026-03-02T";

    private Bank() {}

    static Instant at(String time) {
        return Instant.parse(DAY + time + "Z");
    }

    /** A purchase in euros of somebody of whom no list says anything. */
    static ObjectNode payment(String id, String time, String amount) {
        return Json.object()
                .put("event_id", "e-" + id)
                .put("transaction_id", id)
                .put("event_time", DAY + time + "Z")
                .put("account_id", "anna")
                .put("amount", new BigDecimal(amount))
                .put("currency", "EUR")
                .put("type", "purchase");
    }

    static ObjectNode login(String id, String time, boolean success) {
        return Json.object()
                .put("event_id", id)
                .put("event_time", DAY + time + "Z")
                .put("account_id", "anna")
                .put("success", success)
                .put("ip", "192.0.2.1");
    }

    static JsonNode command(String id, String time, String command) {
        return Json.object()
                .put("event_id", id)
                .put("event_time", DAY + time + "Z")
                .put("account_id", "anna")
                .put("command", command);
    }

    static List<Payment> payments(ObjectNode... events) {
        return List.of(events).stream().map(Payment::of).sorted(Payment.ORDER).toList();
    }

    /** Every row, ordered by its key. */
    static List<String> rows(Map<String, ObjectNode> rows) {
        List<String> written = new ArrayList<>();
        new TreeMap<>(rows)
                .values()
                .forEach(row -> written.add(row.toString().replace("\"", "").replaceAll(DAY + "([0-9:.]+)Z", "@$1")));
        return written;
    }
}
