/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.episode;

import dev.freshet.common.alert.Alert;
import dev.freshet.fraud.CaseCommand;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When an alert opens, is updated and ends. All times are event time.
 *
 * <p>An occurrence belongs to the open episode of its kind and subject while less than the quiet time lies between it and the
 * newest one; exactly so long after, it is over, and the next occurrence opens another. A pattern that has a quiet time of its
 * own, such as the window of failed logins, ends by that. An update is told when occurrences have
 * doubled, when it became more severe and when a rule that was tried out came into force: not for each occurrence. A person may
 * take an episode in hand, which changes nothing about when it ends, or close it.
 *
 * @param quiet for how long nothing must be seen, where a pattern does not say
 */
public record EpisodePolicy(Duration quiet) implements Serializable {

    public EpisodePolicy {
        if (quiet.toMillis() < 1) {
            throw new IllegalArgumentException("alerts.quiet-time must be at least a millisecond, but is " + quiet);
        }
    }

    /** Something was noticed; {@code open} is the episode of its kind and subject, or null. */
    public EpisodeTurn observe(@Nullable Episode open, Occurrence occurrence) {
        if (open == null) {
            return opened(occurrence);
        }
        if (isOver(open, occurrence.at())) {
            Episode next = Episode.of(occurrence);
            return new EpisodeTurn(next, List.of(ended(open), next.firing()));
        }
        Episode more = open.with(occurrence);
        return tellsMore(open, more) ? new EpisodeTurn(more, List.of(more.firing())) : EpisodeTurn.silent(more);
    }

    /** A person wants something of the episode; what is meant for another one changes nothing. */
    public EpisodeTurn obey(Episode open, CaseCommand command) {
        if (!concerns(open, command)) {
            return EpisodeTurn.silent(open);
        }
        return switch (command.command()) {
            case ACKNOWLEDGE -> acknowledged(open, command);
            case CLOSE ->
                new EpisodeTurn(
                        null, List.of(open.resolved(command.eventTime(), "Closed by " + command.actor() + ".")));
            case UNBLOCK -> EpisodeTurn.silent(open);
        };
    }

    /** Time has passed up to {@code now}, inclusive. */
    public EpisodeTurn pass(Episode open, Instant now) {
        return isOver(open, now) ? new EpisodeTurn(null, List.of(ended(open))) : EpisodeTurn.silent(open);
    }

    /** From when on it is over if nothing more is seen. */
    public Instant endsAt(Episode open) {
        return open.seenAt().plus(quietOf(open));
    }

    /** Whether a command is meant for the episode: all of a subject do not include what began after the command. */
    boolean concerns(Episode open, CaseCommand command) {
        return command.alertId() == null
                ? !command.eventTime().isBefore(open.startedAt())
                : command.alertId().equals(open.alertId());
    }

    private Duration quietOf(Episode open) {
        return open.quietSeconds() == null ? quiet : Duration.ofSeconds(open.quietSeconds());
    }

    private static EpisodeTurn opened(Occurrence occurrence) {
        Episode first = Episode.of(occurrence);
        return new EpisodeTurn(first, List.of(first.firing()));
    }

    private static EpisodeTurn acknowledged(Episode open, CaseCommand command) {
        if (open.acknowledgedBy() != null) {
            return EpisodeTurn.silent(open);
        }
        Episode inHand = open.acknowledged(command.actor(), command.eventTime());
        return new EpisodeTurn(inHand, List.of(inHand.firing()));
    }

    private boolean isOver(Episode open, Instant now) {
        return !now.isBefore(endsAt(open));
    }

    private Alert ended(Episode open) {
        return open.resolved(endsAt(open), "Nothing more for " + quietOf(open) + ".");
    }

    private static boolean tellsMore(Episode before, Episode after) {
        return Long.bitCount(after.occurrences()) == 1
                || after.severity() != before.severity()
                || after.shadow() != before.shadow();
    }
}
