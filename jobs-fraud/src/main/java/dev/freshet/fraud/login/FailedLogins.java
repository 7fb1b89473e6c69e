/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.login;

import dev.freshet.fraud.Moment;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody tries passwords at an account.
 *
 * <p>A burst opens with the failure that is the k-th in a window (t − within, t]. It ends when {@code within} has passed
 * without another: a failure exactly then opens or precedes the next. A success does not end it; the first one after the k-th
 * failure is told by itself. Its count is that of the failures, from the first of the window on. A failure that comes late may
 * complete a burst of the past, but never one that was told already.
 *
 * @param failures k, at most {@link RecentFailures#MOST}
 */
public record FailedLogins(int failures, Duration within) implements Serializable {

    public FailedLogins {
        BurstEnd.check(within);
        if (failures < 1 || failures > RecentFailures.MOST) {
            throw new IllegalArgumentException(
                    "a burst begins with 1 to " + RecentFailures.MOST + " failed logins, not " + failures);
        }
    }

    /**
     * A login that failed.
     *
     * @param recent the failure included
     */
    public BurstStep failed(LoginBurst before, RecentFailures recent, Moment failure) {
        BurstStep step = quiet(before, failure.at());
        LoginBurst known = step.burst();
        OpenBurst open = known.open();
        if (open != null) {
            return step.then(known.with(open.plus(failure, open.count() + 1)));
        }
        OpenBurst opened = known.isSettled(failure.at()) ? null : opened(known, recent, failure);
        return opened == null
                ? step
                : step.then(
                        known.with(opened),
                        new BurstNotice(
                                BurstNotice.Kind.OPENED,
                                opened,
                                opened.openedBy().at()));
    }

    /** A login that succeeded. Whether it did so within a burst is told by {@link #isWithinBurst}. */
    public BurstStep succeeded(LoginBurst before, Moment success) {
        BurstStep step = quiet(before, success.at());
        OpenBurst open = step.burst().open();
        if (open == null || open.entered() || !isWithinBurst(before, success)) {
            return step;
        }
        OpenBurst entered = open.nowEntered();
        return step.then(step.burst().with(entered), new BurstNotice(BurstNotice.Kind.ENTERED, entered, success.at()));
    }

    /** Whether so many logins failed before this moment, and no quiet window since. */
    public boolean isWithinBurst(LoginBurst burst, Moment moment) {
        OpenBurst open = burst.open();
        return open != null
                && moment.isAfter(open.openedBy())
                && moment.at().isBefore(open.newest().plus(within));
    }

    /** What is over by an instant, such as that of a timer. */
    public BurstStep quiet(LoginBurst before, Instant now) {
        return new BurstEnd(within).by(now, before);
    }

    /** The first run of so many failures in one window that the new one is part of. */
    private @Nullable OpenBurst opened(LoginBurst known, RecentFailures recent, Moment failure) {
        List<Moment> open = new ArrayList<>(recent.moments());
        open.removeIf(each -> known.isSettled(each.at()));
        int own = open.indexOf(failure);
        for (int first = Math.max(0, own - failures + 1); first <= own; first++) {
            int last = first + failures - 1;
            if (last < open.size() && open.get(first).isWithin(within, open.get(last))) {
                return run(open, first, last);
            }
        }
        return null;
    }

    /** From the first failure on, as far as they follow each other. */
    private OpenBurst run(List<Moment> open, int first, int last) {
        int newest = last;
        while (newest + 1 < open.size() && open.get(newest).isWithin(within, open.get(newest + 1))) {
            newest++;
        }
        return new OpenBurst(
                open.get(first).at(), open.get(last), open.get(newest).at(), newest - first + 1L, false);
    }
}
