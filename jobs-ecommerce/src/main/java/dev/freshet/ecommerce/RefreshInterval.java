/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import java.io.Serializable;
import java.time.Duration;

/**
 * Stretches of event time, one after the other since the epoch, at whose ends lists are refreshed.
 *
 * <p>What comes in time counts at the end of the stretch of its own time. What comes later counts at the end of the one that
 * is open then: whoever decides that once, where a record fans out, has all that follow from it count at one moment.
 *
 * @param millis length of a stretch
 */
public record RefreshInterval(long millis) implements Serializable {

    public RefreshInterval {
        if (millis < 1) {
            throw new IllegalArgumentException("the refresh interval must be at least a millisecond, but is " + millis);
        }
    }

    public static RefreshInterval of(Duration length) {
        return new RefreshInterval(length.toMillis());
    }

    /**
     * The end (exclusive) of the stretch in which something counts, all in epoch milliseconds.
     *
     * @param watermark the least possible before the first
     */
    public long end(long eventTime, long watermark) {
        return Math.max(endAfter(eventTime), watermark == Long.MAX_VALUE ? eventTime : firstOpenEnd(watermark));
    }

    private long firstOpenEnd(long watermark) {
        return watermark == Long.MIN_VALUE ? Long.MIN_VALUE : endAfter(watermark + 1);
    }

    private long endAfter(long time) {
        return time - Math.floorMod(time, millis) + millis;
    }
}
