/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.entry;

import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * The time before which a record is late: the newest watermark less the allowed lateness. It never moves back, also where a
 * restore comes with a larger lateness: behind it, windows are cleared.
 *
 * <p>Times are epoch milliseconds. Before the first watermark nothing is late. The end of input is no time: what a job takes
 * that was drained and is fed again is held to the border before that.
 */
final class LateBorder {

    /** Of a job that has not seen a watermark: nothing is late. */
    static final long NONE = Long.MIN_VALUE;

    private final long lateness;
    private long border;

    LateBorder(long lateness, long restored) {
        this.lateness = lateness;
        this.border = restored;
    }

    void advanceTo(long watermark) {
        // Subtracting from the smallest long would wrap round.
        if (watermark > NONE + lateness && watermark < Watermark.MAX_WATERMARK.getTimestamp()) {
            border = Math.max(border, watermark - lateness);
        }
    }

    boolean isLate(long time) {
        return time < border;
    }

    /** What a restore goes on from. */
    long toRestore() {
        return border;
    }
}
