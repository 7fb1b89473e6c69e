/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.login;

import dev.freshet.fraud.Moment;
import dev.freshet.fraud.feature.KnownValues;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/**
 * Whether somebody tries a few passwords at many accounts, from one address.
 *
 * <p>A burst opens with the failure by which logins of so many different accounts failed in a window (t − within, t]. Of an
 * account the newest failure counts. It ends when nothing has failed there for {@code within}. Its count is that of the
 * accounts in one window, at most so far.
 *
 * @param accounts how many, at most {@value #MOST}
 */
public record PasswordSpraying(int accounts, Duration within) implements Serializable {

    /** How many accounts are kept of an address; no rule can ask for more. */
    public static final int MOST = 200;

    public PasswordSpraying {
        BurstEnd.check(within);
        if (accounts < 1 || accounts > MOST) {
            throw new IllegalArgumentException("spraying begins with 1 to " + MOST + " accounts, not " + accounts);
        }
    }

    /**
     * A login that failed at the address.
     *
     * @param failed when logins of each account failed last there, this one included
     */
    public BurstStep failed(LoginBurst before, KnownValues failed, Moment failure) {
        BurstStep step = quiet(before, failure.at());
        LoginBurst known = step.burst();
        OpenBurst open = known.open();
        long different = failed.within(within, failure.at());
        if (open != null) {
            return step.then(known.with(open.plus(failure, Math.max(open.count(), different))));
        }
        if (known.isSettled(failure.at()) || different < accounts) {
            return step;
        }
        OpenBurst opened = new OpenBurst(oldest(failed, failure.at()), failure, failure.at(), different, false);
        return step.then(known.with(opened), new BurstNotice(BurstNotice.Kind.OPENED, opened, failure.at()));
    }

    /** What is over by an instant, such as that of a timer. */
    public BurstStep quiet(LoginBurst before, Instant now) {
        return new BurstEnd(within).by(now, before);
    }

    private Instant oldest(KnownValues failed, Instant end) {
        Instant start = end.minus(within);
        return failed.lastSeen().values().stream()
                .filter(at -> at.isAfter(start))
                .min(Comparator.naturalOrder())
                .orElse(end);
    }
}
