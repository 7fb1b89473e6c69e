/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.episode;

import dev.freshet.common.alert.Severity;
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
        String summary) {}
