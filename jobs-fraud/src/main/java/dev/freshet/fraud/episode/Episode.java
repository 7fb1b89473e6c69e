/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.episode;

import dev.freshet.common.alert.Alert;
import dev.freshet.common.alert.AlertStatus;
import dev.freshet.common.alert.Evidence;
import dev.freshet.common.alert.Severity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alert that is open: all occurrences of one kind about one subject that no quiet time parts.
 *
 * @param ruleVersion of the newest occurrence
 * @param severity the highest so far
 * @param shadow whether all of it was noticed by a rule that is only being tried out
 * @param startedAt event time of the first event of the first occurrence
 * @param seenAt event time of the newest occurrence
 * @param toldAt event time of the newest record about it, never falling
 * @param occurrences how many
 * @param eventIds of its first events, at most {@value #MOST_EVENT_IDS}
 * @param highestScore null where no occurrence had one
 * @param quietSeconds as the newest occurrence has it
 * @param acknowledgedBy null where nobody has it in hand
 * @param summary of the newest occurrence
 */
public record Episode(
        String kind,
        long ruleVersion,
        Severity severity,
        boolean shadow,
        String subject,
        Instant startedAt,
        Instant seenAt,
        Instant toldAt,
        long occurrences,
        List<String> eventIds,
        @Nullable BigDecimal highestScore,
        @Nullable Long quietSeconds,
        @Nullable String acknowledgedBy,
        String summary) {

    static final int MOST_EVENT_IDS = 10;

    static Episode of(Occurrence first) {
        return new Episode(
                first.kind(),
                first.ruleVersion(),
                first.severity(),
                first.shadow(),
                first.subject(),
                first.since(),
                first.at(),
                first.at(),
                1,
                firstOf(List.of(), first.eventIds()),
                first.score(),
                first.quietSeconds(),
                null,
                first.summary());
    }

    /** One more. It may have come late, and then changes neither when it began nor when it was seen last. */
    Episode with(Occurrence more) {
        return new Episode(
                kind,
                more.ruleVersion(),
                more.severity().compareTo(severity) > 0 ? more.severity() : severity,
                shadow && more.shadow(),
                subject,
                startedAt,
                later(seenAt, more.at()),
                later(toldAt, more.at()),
                occurrences + 1,
                firstOf(eventIds, more.eventIds()),
                higher(highestScore, more.score()),
                more.quietSeconds(),
                acknowledgedBy,
                more.summary());
    }

    Episode acknowledged(String actor, Instant at) {
        return new Episode(
                kind,
                ruleVersion,
                severity,
                shadow,
                subject,
                startedAt,
                seenAt,
                later(toldAt, at),
                occurrences,
                eventIds,
                highestScore,
                quietSeconds,
                actor,
                summary);
    }

    public String alertId() {
        return Alert.id(kind, startedAt, subject);
    }

    Alert firing() {
        String hand = acknowledgedBy == null ? "" : " In hand of " + acknowledgedBy + ".";
        return alert(AlertStatus.FIRING, toldAt, summary + hand);
    }

    Alert resolved(Instant at, String why) {
        return alert(AlertStatus.RESOLVED, later(toldAt, at), why);
    }

    private Alert alert(AlertStatus status, Instant at, String words) {
        return new Alert(
                alertId(),
                kind,
                ruleVersion,
                severity,
                status,
                shadow,
                subject,
                startedAt,
                at,
                words,
                new Evidence(eventIds, figures()));
    }

    private Map<String, BigDecimal> figures() {
        Map<String, BigDecimal> figures = new HashMap<>();
        figures.put("occurrences", BigDecimal.valueOf(occurrences));
        figures.put("acknowledged", acknowledgedBy == null ? BigDecimal.ZERO : BigDecimal.ONE);
        if (highestScore != null) {
            figures.put("highest_score", highestScore);
        }
        return figures;
    }

    private static List<String> firstOf(List<String> known, List<String> more) {
        List<String> ids = new ArrayList<>(known);
        for (String id : more) {
            if (ids.size() < MOST_EVENT_IDS && !ids.contains(id)) {
                ids.add(id);
            }
        }
        return ids;
    }

    private static Instant later(Instant one, Instant other) {
        return other.isAfter(one) ? other : one;
    }

    private static @Nullable BigDecimal higher(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.max(other);
    }
}
