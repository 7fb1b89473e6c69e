/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.episode;

import dev.freshet.common.alert.Severity;
import dev.freshet.common.control.RuleStatus;
import dev.freshet.fraud.Moment;
import dev.freshet.fraud.rule.RuleDocument;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something was noticed that somebody should look at: one event, or the last of several that are one pattern.
 *
 * @param kind of what: the rule. An episode is of one kind and about one subject
 * @param ruleVersion the version that noticed it
 * @param shadow whether the rule is only being tried out
 * @param subject such as the account
 * @param since event time of the first event of the pattern, never after {@code at}
 * @param at event time of the last
 * @param eventIds of the pattern, oldest first
 * @param score of the transaction; null where there is none
 * @param quietSeconds after how long without another its episode is over; null for as long as alerts are by option
 * @param summary one line for a person, about this occurrence
 */
public record Occurrence(
        String kind,
        long ruleVersion,
        Severity severity,
        boolean shadow,
        String subject,
        Instant since,
        Instant at,
        List<String> eventIds,
        @Nullable BigDecimal score,
        @Nullable Long quietSeconds,
        String summary) {

    /** What a rule has noticed; a warning where it does not say how severe that is. */
    public static Occurrence of(
            RuleDocument rule,
            String subject,
            Instant since,
            Instant at,
            List<String> eventIds,
            @Nullable BigDecimal score,
            @Nullable Long quietSeconds,
            String summary) {
        Severity severity = rule.severity();
        return new Occurrence(
                rule.ruleId(),
                rule.version(),
                severity == null ? Severity.WARNING : severity,
                rule.status() == RuleStatus.SHADOW,
                subject,
                since,
                at,
                eventIds,
                score,
                quietSeconds,
                summary);
    }

    /** When it was; of several at one instant one after the other by their last event and their kind, as texts. */
    public Moment moment() {
        String last = eventIds.isEmpty() ? "" : eventIds.get(eventIds.size() - 1);
        return new Moment(at, last + " " + kind);
    }
}
