/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashSet;
import java.util.Set;

/**
 * What was told by one rule of one subject, in the order in which it was committed: alerts begin and end in turn, each under an id
 * of its own. When they do depends on what is late, and so on arrival; that they take turns does not.
 *
 * <p>So each beginning or end that is missing shows, and each that comes again; an alert that is missing altogether does not.
 */
final class AlertHistory {

    private final Set<String> told = new HashSet<>();
    private JsonNode newest = MissingNode.getInstance();
    private int repeated;
    private int missing;

    /** The rule and what the alert is about. */
    static String key(JsonNode alert) {
        return alert.path("rule_id").asText() + "|" + alert.path("subject").asText();
    }

    void add(JsonNode alert) {
        boolean again = !told.add(id(alert) + status(alert) + time(alert));
        if (again && !turnsWithinOneInstant(alert)) {
            repeated++;
            return;
        }
        if (fires(alert) == isFiring()) {
            missing++;
        } else if (isFiring() && !id(alert).equals(id(newest))) {
            missing += 2; // the end of the one, the beginning of the other
        }
        newest = alert;
    }

    /** An alert that ends in the instant in which it began, and begins again in it, goes on under its id. */
    private boolean turnsWithinOneInstant(JsonNode alert) {
        return id(alert).equals(id(newest))
                && time(alert).equals(time(newest))
                && !status(alert).equals(status(newest));
    }

    boolean isFiring() {
        return fires(newest);
    }

    int repeated() {
        return repeated;
    }

    int missing() {
        return missing;
    }

    private static boolean fires(JsonNode alert) {
        return status(alert).equals("firing");
    }

    private static String id(JsonNode alert) {
        return alert.path("alert_id").asText();
    }

    private static String status(JsonNode alert) {
        return alert.path("status").asText();
    }

    private static String time(JsonNode alert) {
        return alert.path("updated_at").asText();
    }
}
