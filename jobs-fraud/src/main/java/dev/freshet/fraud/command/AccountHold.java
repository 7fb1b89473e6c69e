/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an account was told last, in event time; null where it was not.
 *
 * @param blockedAt null too once it was unblocked
 * @param steppedUpAt null too once it was unblocked
 */
public record AccountHold(
        @Nullable Instant blockedAt,
        @Nullable Instant steppedUpAt,
        @Nullable Instant unblockedAt) {

    public static final AccountHold NONE = new AccountHold(null, null, null);

    /** The same after a command. */
    public AccountHold after(CommandType command, Instant at) {
        return switch (command) {
            case BLOCK -> new AccountHold(at, steppedUpAt, unblockedAt);
            case STEP_UP -> new AccountHold(blockedAt, at, unblockedAt);
            case UNBLOCK -> new AccountHold(null, null, at);
        };
    }

    /** The newest of all three; null where the account was told nothing. */
    public @Nullable Instant newest() {
        return later(later(blockedAt, steppedUpAt), unblockedAt);
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
