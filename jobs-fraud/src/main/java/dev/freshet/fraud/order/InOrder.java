/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.order;

import dev.freshet.common.waiting.WaitingState;
import dev.freshet.fraud.decision.InputOrder;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.TimerService;

/**
 * Keyed state that brings the inputs of a function into the order that the job is told to take them in.
 *
 * <p>In the order of arrival nothing waits. In that of event time an input waits until the watermark has passed it, and is then
 * taken with all others of its millisecond, sorted; one that comes after the watermark has passed it is taken at once. So whoever
 * asks {@link #accept} for each input and takes what is {@link #due} first in each timer sees the same order in every run, but for
 * inputs that came late. The end of a bounded input is no exception: what waits is due then.
 *
 * <p>What waits in a savepoint is due at its time, also where the job goes on in the order of arrival.
 *
 * @param <E> an input; where a function has several kinds, one record of them all
 */
public final class InOrder<E> {

    private final InputOrder order;
    private final Comparator<E> sorting;

    /** Inputs by their millisecond; cleared when the watermark gets there. Bounded by those of a key ahead of the watermark. */
    private final WaitingState<E> waiting;

    /**
     * The state of a function.
     *
     * @param name of the state in a savepoint
     * @param sorting what happened first comes first; leaves nothing open between two inputs of a key
     */
    public InOrder(
            RuntimeContext context, String name, TypeInformation<E> type, InputOrder order, Comparator<E> sorting) {
        this.order = order;
        this.sorting = sorting;
        this.waiting = new WaitingState<>(context, name, type);
    }

    /** Whether the input is to be taken now; else it waits, and a timer is set. */
    public boolean accept(E input, Instant eventTime, TimerService timers) throws Exception {
        long time = eventTime.toEpochMilli();
        if (order == InputOrder.ARRIVAL || time <= timers.currentWatermark()) {
            return true;
        }
        if (waiting.add(time, input)) {
            timers.registerEventTimeTimer(time);
        }
        return false;
    }

    /** What is to be taken at the time of a timer, in order; waits no longer. */
    public List<E> due(long now) throws Exception {
        List<E> due = waiting.take(now);
        return due.size() < 2 ? due : due.stream().sorted(sorting).toList();
    }

    /** Whether nothing waits. */
    public boolean isEmpty() throws Exception {
        return waiting.isEmpty();
    }
}
