/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.login;

import dev.freshet.fraud.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The newest failed logins of an account.
 *
 * @param moments in order, at most {@value #MOST}
 */
public record RecentFailures(List<Moment> moments) {

    /** How many are kept; no rule can ask for more. */
    public static final int MOST = 100;

    public static final RecentFailures NONE = new RecentFailures(List.of());

    /** With another failure. Of too many the oldest is given up. */
    public RecentFailures plus(Moment failure) {
        List<Moment> more = new ArrayList<>(moments);
        more.add(failure);
        more.sort(null);
        return new RecentFailures(more.size() > MOST ? new ArrayList<>(more.subList(1, more.size())) : more);
    }

    /** How many lie in the window (end − length, end]; {@value #MOST} where there may be more. */
    public long within(Duration length, Moment end) {
        return moments.stream().filter(failure -> failure.isWithin(length, end)).count();
    }

    /** Without what is not after an instant. */
    public RecentFailures forget(Instant until) {
        return new RecentFailures(new ArrayList<>(
                moments.stream().filter(failure -> failure.at().isAfter(until)).toList()));
    }
}
