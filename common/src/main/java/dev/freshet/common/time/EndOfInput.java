/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.time;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.streaming.api.TimerService;

/**
 * Tells the end of a bounded input from the ordinary passing of time.
 *
 * <p>At the end of its inputs Flink sends the maximal watermark, and every event-time timer fires. Timers that report
 * (windows, waiting refunds) then fire as usual; timers that mean "time has passed without X" only clear state; none may
 * re-arm itself, since a timer set at the maximal watermark fires at once, for ever.
 */
public final class EndOfInput {

    private EndOfInput() {}

    /** Whether no record can follow any more. */
    public static boolean reached(TimerService timers) {
        return timers.currentWatermark() == Watermark.MAX_WATERMARK.getTimestamp();
    }
}
