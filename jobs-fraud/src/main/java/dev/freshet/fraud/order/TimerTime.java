/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.order;

import java.time.Instant;

/** Timers count milliseconds, and times have nanoseconds. */
public final class TimerTime {

    private TimerTime() {}

    /** The last instant that has passed when a timer of this time, epoch milliseconds, fires. */
    public static Instant passedBy(long timer) {
        return Instant.ofEpochMilli(timer).plusNanos(999_999);
    }
}
