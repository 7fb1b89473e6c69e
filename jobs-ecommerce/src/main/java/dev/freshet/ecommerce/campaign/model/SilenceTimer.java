/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.model;

import java.time.Duration;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;

/**
 * Tells when a key has been silent for the memory, in event time, so that what is kept of it can be forgotten.
 *
 * <p>What happens within a hundredth of the memory shares a timer: silence is over at the earliest when the memory is, and at the latest
 * a hundredth of it after.
 */
public final class SilenceTimer {

    private static final int SLICES = 100;

    private final long memory;

    /** When to forget, epoch milliseconds; cleared then. There is a timer of this time. */
    private final ValueState<Long> forgetsAt;

    public SilenceTimer(RuntimeContext context, Duration memory) {
        this.memory = memory.toMillis();
        this.forgetsAt = context.getState(new ValueStateDescriptor<>("forgets-at", Types.LONG));
    }

    /** Something has happened. */
    public void restart(long now, TimerService timers) throws Exception {
        long slice = Math.max(1, memory / SLICES);
        long due = -Math.floorDiv(-(now + memory), slice) * slice;
        Long until = forgetsAt.value();
        if (until == null || until < due) {
            forgetsAt.update(due);
            timers.registerEventTimeTimer(due);
        }
    }

    /** To be asked on every timer; says yes once. */
    public boolean isOver(long now) throws Exception {
        Long until = forgetsAt.value();
        if (until == null || until > now) {
            return false;
        }
        clear();
        return true;
    }

    public void clear() {
        forgetsAt.clear();
    }
}
