/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;

/**
 * Which open minutes of one subject, the current key, report before their end, and when. In processing time, aligned to the
 * interval, so that the reports of a subject and of its parent come together.
 */
final class EarlyReports {

    private final long intervalMillis;

    /** Start of the minute → time of its timer. Gone when it fires or the minute closes, so at most the open minutes. */
    private final MapState<Long, Long> due;

    /** @param intervalMillis zero for none */
    EarlyReports(RuntimeContext context, long intervalMillis) {
        this.intervalMillis = intervalMillis;
        this.due = context.getMapState(new MapStateDescriptor<>("early-reports", Types.LONG, Types.LONG));
    }

    boolean areWanted() {
        return intervalMillis > 0;
    }

    void schedule(long minute, TimerService timers) throws Exception {
        long now = timers.currentProcessingTime();
        long time = now - Math.floorMod(now, intervalMillis) + intervalMillis;
        timers.registerProcessingTimeTimer(time);
        due.put(minute, time);
    }

    void cancel(long minute, TimerService timers) throws Exception {
        Long time = due.get(minute);
        due.remove(minute);
        if (time != null && due.isEmpty()) {
            timers.deleteProcessingTimeTimer(time);
        }
    }

    /** The minutes whose timer has come, which wait no longer. */
    List<Long> takeDue(long time) throws Exception {
        List<Long> minutes = new ArrayList<>();
        for (Map.Entry<Long, Long> report : due.entries()) {
            if (report.getValue() <= time) {
                minutes.add(report.getKey());
            }
        }
        for (long minute : minutes) {
            due.remove(minute);
        }
        return minutes;
    }
}
