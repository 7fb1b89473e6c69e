/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.login;

import dev.freshet.fraud.Moment;
import java.time.Instant;

/**
 * Failed logins that follow each other without a quiet window between.
 *
 * @param startedAt the first failure of the window in which the limit was reached
 * @param openedBy the failure that reached it
 * @param newest the last failure so far
 * @param count how large it is: see the decision that opened it
 * @param entered whether a login succeeded since the limit was reached
 */
public record OpenBurst(Instant startedAt, Moment openedBy, Instant newest, long count, boolean entered) {

    /** With another failure, by which the burst is so large; one of before the burst is none of it. */
    OpenBurst plus(Moment failure, long newCount) {
        if (!holds(failure)) {
            return this;
        }
        Instant last = failure.at().isAfter(newest) ? failure.at() : newest;
        return new OpenBurst(startedAt, openedBy, last, newCount, entered);
    }

    /** Whether a failure is one of it, however late it comes, and not of before. */
    boolean holds(Moment failure) {
        return !failure.at().isBefore(startedAt);
    }

    OpenBurst nowEntered() {
        return new OpenBurst(startedAt, openedBy, newest, count, true);
    }
}
