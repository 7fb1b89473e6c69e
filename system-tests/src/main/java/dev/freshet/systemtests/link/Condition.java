/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.link;

import java.time.Duration;

/**
 * What a link does to the bytes that it is given from now on.
 *
 * @param refusing whether new connections are reset at once; those that are open stay
 * @param losesRequests whether bytes from the client are swallowed. A connection that has lost a byte never gets well
 *     again, because TCP delivers no stream with a hole: it stays open, and silent in that direction
 * @param losesAnswers the same for bytes to the client
 * @param delay by which every byte is late, in both directions; the order stays
 * @param requestBytesPerSecond of all connections together, from clients
 */
public record Condition(
        boolean refusing, boolean losesRequests, boolean losesAnswers, Duration delay, long requestBytesPerSecond) {

    private static final long UNBOUNDED = Long.MAX_VALUE;

    /** A good link. */
    public static final Condition GOOD = new Condition(false, false, false, Duration.ZERO, UNBOUNDED);

    /** Nobody hears anything, and nobody is told: a cable that was cut. */
    public static final Condition SILENT = new Condition(false, true, true, Duration.ZERO, UNBOUNDED);

    /** What clients ask for is done, and they never hear of it: a connection that is open at one end only. */
    public static final Condition HALF_OPEN = new Condition(false, false, true, Duration.ZERO, UNBOUNDED);

    /** Nobody gets in. */
    public static final Condition REFUSING = new Condition(true, false, false, Duration.ZERO, UNBOUNDED);

    public Condition {
        if (delay.isNegative() || requestBytesPerSecond <= 0) {
            throw new IllegalArgumentException(
                    "neither the past nor standstill: " + delay + ", " + requestBytesPerSecond);
        }
    }

    public static Condition delayed(Duration delay) {
        return new Condition(false, false, false, delay, UNBOUNDED);
    }

    public static Condition throttled(long requestBytesPerSecond) {
        return new Condition(false, false, false, Duration.ZERO, requestBytesPerSecond);
    }
}
