/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.command;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an account is told something, and for how long it holds. All times are event time.
 *
 * <p>After a block nothing more is told for the cool-down, and after a step-up no other step-up; a block still is, because it is
 * more. After an unblock nothing is told either, so that what a person has just released is not blocked again by the same
 * pattern. The cool-down is over exactly so long after. What comes late, before the last command, is told nothing.
 *
 * @param timeToLive how long after its decision a command is worth carrying out, and a block or step-up holds
 * @param coolDown at most {@code timeToLive}: an account whose block has ended must not be free while it cools down
 * @param dryRun whether commands are only rehearsed
 */
public record CommandPolicy(Duration timeToLive, Duration coolDown, boolean dryRun) implements Serializable {

    public CommandPolicy {
        if (timeToLive.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "commands.time-to-live must be at least a millisecond, but is " + timeToLive);
        }
        if (coolDown.isNegative() || coolDown.compareTo(timeToLive) > 0) {
            throw new IllegalArgumentException("commands.cool-down must be from 0 to commands.time-to-live, which is "
                    + timeToLive + ", but is " + coolDown);
        }
    }

    /** Whether an account is told what is asked for. A person cannot have meant a block that came after the wish. */
    public boolean tells(AccountHold hold, CommandType asked, Instant at) {
        return switch (asked) {
            case UNBLOCK -> hold.blockedAt() == null || !hold.blockedAt().isAfter(at);
            case BLOCK -> !isCooling(hold.blockedAt(), at) && !isCooling(hold.unblockedAt(), at);
            case STEP_UP -> tells(hold, CommandType.BLOCK, at) && !isCooling(hold.steppedUpAt(), at);
        };
    }

    /** From when on what an account was told makes no difference any more; null where it was told nothing. */
    public @Nullable Instant forgetAt(AccountHold hold) {
        Instant newest = hold.newest();
        return newest == null ? null : newest.plus(coolDown);
    }

    private boolean isCooling(@Nullable Instant since, Instant at) {
        return since != null && at.isBefore(since.plus(coolDown));
    }
}
