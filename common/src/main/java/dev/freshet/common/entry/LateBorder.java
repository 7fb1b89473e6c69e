/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.entry;

import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * The time before which a record is late: the newest watermark less the allowed lateness. It never moves back, also where a
 * restore comes with a larger lateness: behind it, windows are closed and ids forgotten.
 *
 * <p>Times are epoch milliseconds. Before the first watermark nothing is late.
 */
final class LateBorder {

    /** Of a job that has not seen a watermark, or that has seen its end: whatever comes next is not late. */
    static final long NONE = Long.MIN_VALUE;

    private final long lateness;
    private long border;
    private boolean ended;

    LateBorder(long lateness, long restored) {
        this.lateness = lateness;
        this.border = restored;
    }

    void advanceTo(long watermark) {
        if (watermark == Watermark.MAX_WATERMARK.getTimestamp()) {
            ended = true;
        }
        // Subtracting from the smallest long would wrap round.
        if (watermark > NONE + lateness) {
            border = Math.max(border, watermark - lateness);
        }
    }

    boolean isLate(long time) {
        return time < border;
    }

    /** What a restore goes on from. After the end of its input, a job that was drained may be fed again from the start. */
    long toRestore() {
        return ended ? NONE : border;
    }
}
