/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.login;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether there is a burst of failed logins now, by one rule.
 *
 * @param open null where there is none
 * @param settledUntil the end of the one before: a failure of before, which comes late, opens none again; null before the first
 */
public record LoginBurst(@Nullable OpenBurst open, @Nullable Instant settledUntil) {

    public static final LoginBurst NONE = new LoginBurst(null, null);

    /** When the open burst ends if nothing fails any more; null where none is open. */
    public @Nullable Instant endsAt(Duration within) {
        return open == null ? null : open.newest().plus(within);
    }

    /** When the last of it was, or ended; null where there was none. */
    @Nullable
    Instant newest() {
        return open == null ? settledUntil : open.newest();
    }

    LoginBurst with(OpenBurst changed) {
        return new LoginBurst(changed, settledUntil);
    }

    boolean isSettled(Instant at) {
        return settledUntil != null && at.isBefore(settledUntil);
    }
}
