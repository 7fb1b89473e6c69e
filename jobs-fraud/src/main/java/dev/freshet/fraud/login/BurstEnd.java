/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.login;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/** When a burst is over: nothing has failed for a whole window, so that none of it lies in the window of what comes next. */
record BurstEnd(Duration within) implements Serializable {

    /** Refuses a window in which nothing fits. */
    static void check(Duration within) {
        if (within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException("the window of failed logins must be longer than nothing: " + within);
        }
    }

    /** Ends the burst if it is over by then. */
    BurstStep by(Instant now, LoginBurst known) {
        Instant end = known.endsAt(within);
        OpenBurst open = known.open();
        if (open == null || end == null || now.isBefore(end)) {
            return BurstStep.unchanged(known);
        }
        return BurstStep.unchanged(known)
                .then(new LoginBurst(null, end), new BurstNotice(BurstNotice.Kind.ENDED, open, end));
    }
}
