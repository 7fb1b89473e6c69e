/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.harness;

import java.util.Objects;
import org.apache.flink.runtime.metrics.groups.TaskIOMetricGroup;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupStatePartitionStreamProvider;
import org.apache.flink.runtime.state.PriorityQueueSetFactory;
import org.apache.flink.streaming.api.operators.InternalTimeServiceManager;
import org.apache.flink.streaming.api.operators.InternalTimeServiceManagerImpl;
import org.apache.flink.streaming.api.operators.KeyContext;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.streaming.runtime.tasks.StreamTaskCancellationContext;
import org.jspecify.annotations.Nullable;

/**
 * Stops timers that would fire for ever.
 *
 * <p>Flink fires all timers up to a watermark before it returns, so a timer that sets itself again at the maximal watermark
 * never ends. Flink asks between two timers whether the task was cancelled; this guard counts the questions and says
 * yes after {@link #LIMIT}.
 */
final class TimerGuard implements InternalTimeServiceManager.Provider {

    /** More than any test's timers, and reached within a second. */
    static final int LIMIT = 100_000;

    private static final long serialVersionUID = 1L;

    private transient @Nullable InternalTimeServiceManagerImpl<?> timers;
    private int asked;

    @Override
    public <K> InternalTimeServiceManager<K> create(
            TaskIOMetricGroup metrics,
            PriorityQueueSetFactory queues,
            KeyGroupRange keyGroups,
            ClassLoader userClassLoader,
            KeyContext keyContext,
            ProcessingTimeService processingTime,
            Iterable<KeyGroupStatePartitionStreamProvider> rawKeyedState,
            StreamTaskCancellationContext ignored)
            throws Exception {
        InternalTimeServiceManagerImpl<K> created = InternalTimeServiceManagerImpl.create(
                metrics, queues, keyGroups, userClassLoader, keyContext, processingTime, rawKeyedState, this::tripped);
        timers = created;
        return created;
    }

    /** The operator's timers; Flink's harness counts only those of its own manager. */
    InternalTimeServiceManagerImpl<?> timers() {
        return Objects.requireNonNull(timers, "the operator is not open");
    }

    private boolean tripped() {
        asked++;
        return asked > LIMIT;
    }

    /** Runs what may fire timers; fails when they do not come to an end. */
    void run(TimerFiring firing) {
        asked = 0;
        try {
            firing.run();
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
        if (asked > LIMIT) {
            throw new AssertionError(
                    "More than " + LIMIT + " timers fired in one step: a timer registers itself again at"
                            + " a time that has passed already. At the end of the input (watermark MAX) no timer may re-arm:"
                            + " report or clear, and return.");
        }
    }

    /** A step of a test in which timers can fire. */
    @FunctionalInterface
    interface TimerFiring {
        void run() throws Exception;
    }
}
