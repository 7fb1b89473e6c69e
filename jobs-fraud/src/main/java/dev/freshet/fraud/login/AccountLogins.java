/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.login;

import dev.freshet.fraud.Moment;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of an account's logins. {@link LoginDetectors} says what a login makes of it, and when it may be forgotten.
 *
 * @param failures of all rules; at most {@link RecentFailures#MOST}
 * @param bursts by rule; where there is none and was none, there is no entry
 * @param suspects the newest suspect login, by rule
 */
public record AccountLogins(
        RecentFailures failures, Map<String, LoginBurst> bursts, Map<String, SuspectLogin> suspects) {

    public static final AccountLogins NONE = new AccountLogins(RecentFailures.NONE, Map.of(), Map.of());

    public boolean isEmpty() {
        return failures.moments().isEmpty() && bursts.isEmpty() && suspects.isEmpty();
    }

    LoginBurst burst(String ruleId) {
        return bursts.getOrDefault(ruleId, LoginBurst.NONE);
    }

    /** When the last of what is remembered was; null where nothing is. */
    @Nullable
    Instant newest() {
        Stream<Instant> failed = failures.moments().stream().map(Moment::at);
        Stream<Instant> ofBursts =
                bursts.values().stream().map(LoginBurst::newest).filter(Objects::nonNull);
        Stream<Instant> suspected =
                suspects.values().stream().map(suspect -> suspect.login().at());
        return Stream.of(failed, ofBursts, suspected)
                .flatMap(each -> each)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
