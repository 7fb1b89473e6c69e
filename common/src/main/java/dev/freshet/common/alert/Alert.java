/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.alert;

import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.Range;
import dev.freshet.common.contract.Topic;
import java.time.Instant;

/**
 * Something that somebody should look at, from when it begins until it is over: one record each time its status changes.
 *
 * <p>The form is one for the whole suite, so that one consumer can read every job's. The newest record of an alert id is the
 * truth; copies of a record are equal.
 *
 * @param alertId see {@link #id}
 * @param ruleId what decided it; unique within the job
 * @param ruleVersion of the rule that decided this status
 * @param shadow whether the rule is only being tried out: nobody should be woken, and nothing is done
 * @param subject what it is about, in the words of the rule
 * @param startedAt event time since when the condition holds
 * @param updatedAt event time of what decided this status, never before {@code startedAt}
 * @param summary one line for a person; its words may change in any release
 */
@Description(
        "Something that somebody should look at. One record each time its status changes; the newest of an alert_id is"
                + " the truth.")
public record Alert(
        @Description("The same in every record of one alert, and in a replay.")
        String alertId,

        @Description("What decided it; unique within the job.")
        String ruleId,

        @Description("Of the rule that decided this status.") @Range(minimum = 1)
        long ruleVersion,

        Severity severity,

        @Description(
                "pending: the condition does not hold for long enough yet; firing: it holds; resolved: it is over.")
        AlertStatus status,

        @Description("The rule is only being tried out: nobody should be woken.")
        boolean shadow,

        @Description("What it is about.") String subject,

        @Description("Event time since when the condition holds.")
        Instant startedAt,

        @Description("Event time of what decided this status, never before started_at.")
        Instant updatedAt,

        @Description("One line for a person; its words may change in any release.")
        String summary,

        Evidence evidence) {

    /**
     * The id of an alert: rule, {@code |}, since when, {@code |}, subject. The same events in the same order of time give the
     * same ids, whenever they are read. A {@code |} in the rule's id is written {@code %7C}, and a {@code %} there {@code %25}.
     */
    public static String id(String ruleId, Instant startedAt, String subject) {
        return ruleId.replace("%", "%25").replace("|", "%7C") + "|" + startedAt + "|" + subject;
    }

    /**
     * The alerts of a job. The Kafka key is the subject, so that all that is said of it stays in order; a consumer tells
     * alerts apart by their ids.
     *
     * @param name such as {@code ecommerce.alerts.v1}
     */
    public static Topic<Alert> topic(String name) {
        return Topic.output(name, Alert.class)
                .purpose("What somebody should look at, when it begins and when it is over.")
                .key(Alert::subject)
                .id(Alert::alertId)
                .time(Alert::updatedAt);
    }
}
