/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.command;

import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stops a rule that would block everybody: so many blocks pass in a minute of event time, over all accounts, and no more.
 *
 * <p>Minutes are those of the clock in UTC, so at most twice as many blocks pass within any sixty seconds. What is held back is
 * not made up for later: by then the alert about it has been seen. Rehearsed blocks count, or a rehearsal would not show the brake.
 *
 * @param mostBlocksPerMinute 0 lets none pass
 */
public record Brake(int mostBlocksPerMinute) implements Serializable {

    public Brake {
        if (mostBlocksPerMinute < 0) {
            throw new IllegalArgumentException(
                    "commands.most-blocks-per-minute must not be negative, but is " + mostBlocksPerMinute);
        }
    }

    /** The minute that an instant is in. */
    public static Instant minuteOf(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES);
    }

    /**
     * The minute of a block after that block; it passed if {@link BrakeMinute#passed} rose.
     *
     * @param minute what is known of the minute; null where it is the minute's first block
     */
    public BrakeMinute after(@Nullable BrakeMinute minute, Instant at) {
        BrakeMinute before = minute == null ? new BrakeMinute(minuteOf(at), 0, 0) : minute;
        return before.passed() < mostBlocksPerMinute ? before.withPassed() : before.withHeld();
    }
}
