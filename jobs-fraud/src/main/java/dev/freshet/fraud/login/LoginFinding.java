/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.login;

import dev.freshet.common.control.RuleStatus;
import dev.freshet.fraud.Login;
import dev.freshet.fraud.Moment;
import dev.freshet.fraud.Outcome;
import dev.freshet.fraud.command.AccountCommand;
import dev.freshet.fraud.command.CommandPolicy;
import dev.freshet.fraud.command.CommandRequest;
import dev.freshet.fraud.command.CommandType;
import dev.freshet.fraud.episode.Occurrence;
import dev.freshet.fraud.rule.RuleDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a rule found when a login came.
 *
 * @param rule with a detector, not a disabled one
 * @param login the one that came
 * @param occurrence for its alert
 * @param begins whether the pattern begins with it: what the rule asks for is asked for then, and not again as it goes on
 */
public record LoginFinding(RuleDocument rule, Login login, Occurrence occurrence, boolean begins) {

    /** So many failures are named, beside the login that came. */
    private static final int MOST_FAILURES = 9;

    /** So many have failed: a burst begins. Its alert lasts until nothing has failed for a window. */
    static LoginFinding ofBurst(RuleDocument rule, Login failure, OpenBurst burst, RecentFailures recent) {
        return new LoginFinding(
                rule,
                failure,
                occurrence(rule, failure, burst, burst.newest(), ids(burst, recent, failure), seconds(rule), ""),
                true);
    }

    /** One more has failed. */
    static LoginFinding ofMore(RuleDocument rule, Login failure, OpenBurst burst) {
        List<String> ids = List.of(failure.eventId());
        return new LoginFinding(
                rule, failure, occurrence(rule, failure, burst, failure.eventTime(), ids, seconds(rule), ""), false);
    }

    /** Somebody is in. Its alert is over like any other's. */
    static LoginFinding ofEntry(RuleDocument rule, Login success, OpenBurst burst, RecentFailures recent) {
        List<String> ids = ids(burst, recent, success);
        return new LoginFinding(
                rule,
                success,
                occurrence(rule, success, burst, success.eventTime(), ids, null, ", then one that succeeded"),
                true);
    }

    /** What the rule's outcome asks for; null where it asks for nothing, or is only being tried out. */
    public @Nullable CommandRequest request(CommandPolicy policy) {
        Outcome outcome = rule.outcome();
        CommandType type = outcome == null ? null : CommandType.of(outcome);
        if (!begins || type == null || rule.status() == RuleStatus.SHADOW) {
            return null;
        }
        String reason =
                Objects.requireNonNull(rule.detector()).name().toLowerCase(Locale.ROOT) + ": " + occurrence.summary();
        return new CommandRequest(type, AccountCommand.of(type, login, rule, reason, policy), Moment.of(login));
    }

    private static Occurrence occurrence(
            RuleDocument rule,
            Login login,
            OpenBurst burst,
            Instant at,
            List<String> eventIds,
            @Nullable Long quietSeconds,
            String more) {
        String summary = burst.count() + " failed logins since " + burst.startedAt() + more + ".";
        return Occurrence.of(rule, login.accountId(), burst.startedAt(), at, eventIds, null, quietSeconds, summary);
    }

    private static long seconds(RuleDocument rule) {
        return Objects.requireNonNull(rule.window()).toSeconds();
    }

    /** The first failures of the burst, and the login that came. */
    private static List<String> ids(OpenBurst burst, RecentFailures recent, Login login) {
        List<String> ids = new ArrayList<>();
        for (Moment failure : recent.moments()) {
            if (ids.size() < MOST_FAILURES && burst.holds(failure)) {
                ids.add(failure.id());
            }
        }
        if (!ids.contains(login.eventId())) {
            ids.add(login.eventId());
        }
        return ids;
    }
}
