/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.harness;

import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.SavepointType;
import org.apache.flink.runtime.checkpoint.SnapshotType;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.runtime.state.storage.JobManagerCheckpointStorage;
import org.apache.flink.state.rocksdb.RocksDBKeyedStateBackend;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** What harnesses of one and of two inputs have in common: time, output, and what is left in state. */
public abstract sealed class KeyedOperatorHarness<OUT> implements AutoCloseable
        permits KeyedHarness, KeyedTwoInputHarness {

    private static final long CHECKPOINT = 1;

    /** What a RocksDB that keeps its {@linkplain FilesInMemory files in memory} can write. */
    private static final SnapshotType SAVEPOINT = SavepointType.savepoint(SavepointFormatType.CANONICAL);

    /** Flink's own 5 MB are soon full of what a month of events leaves. */
    private static final int MOST_SNAPSHOT_BYTES = 256 << 20;

    /** As in every job. */
    private static final Configuration NO_KRYO = new Configuration().set(PipelineOptions.GENERIC_TYPES, false);

    private final AbstractStreamOperatorTestHarness<OUT> flink;
    private final CollectedOutput<OUT> output;
    private final TimerGuard guard = new TimerGuard();

    KeyedOperatorHarness(AbstractStreamOperatorTestHarness<OUT> flink) {
        this.flink = flink;
        this.output = new CollectedOutput<>(flink.getExecutionConfig());
    }

    /** Opens the operator, with the state of a snapshot if there is one. */
    final void open(StateStore store, @Nullable OperatorSubtaskState snapshot) throws Exception {
        flink.setStateBackend(store.backend());
        flink.setCheckpointStorage(new JobManagerCheckpointStorage(MOST_SNAPSHOT_BYTES));
        flink.setTimeServiceManagerProvider(guard);
        flink.setOutputCreator(unused -> output);
        flink.getExecutionConfig().configure(NO_KRYO, getClass().getClassLoader());
        flink.setup();
        if (snapshot != null) {
            flink.initializeState(snapshot);
        }
        flink.open();
    }

    final void step(TimerGuard.TimerFiring firing) {
        guard.run(firing);
    }

    /** Takes a snapshot as a savepoint does, and closes this harness. */
    final OperatorSubtaskState snapshotAndClose() throws Exception {
        flink.prepareSnapshotPreBarrier(CHECKPOINT);
        OperatorSubtaskState snapshot =
                flink.snapshotWithLocalState(CHECKPOINT, 0, SAVEPOINT).getJobManagerOwnedState();
        flink.close();
        return snapshot;
    }

    /** Moves the wall clock, epoch milliseconds, and fires what is due. */
    public void processingTime(long time) {
        step(() -> flink.setProcessingTime(time));
    }

    public long processingTime() {
        return flink.getProcessingTime();
    }

    /** All values of the main output so far, in order. */
    public List<OUT> output() {
        return output.values();
    }

    /** The values since the last call, in order. */
    public List<OUT> takeOutput() {
        List<OUT> values = output();
        output.clear();
        return values;
    }

    /** All values of a side output so far, in order. */
    public <X> List<X> sideOutput(OutputTag<X> tag) {
        return output.sideValues(tag);
    }

    public int eventTimeTimers() {
        return guard.timers().numEventTimeTimers();
    }

    public int processingTimeTimers() {
        return guard.timers().numProcessingTimeTimers();
    }

    /** Timers of both kinds. */
    public int timers() {
        return eventTimeTimers() + processingTimeTimers();
    }

    /**
     * How many entries the operator keeps, over all keys and states. A map counts as one on the heap, and once per map
     * key in RocksDB; zero is zero in both.
     */
    public int stateEntries() {
        KeyedStateBackend<?> backend = flink.getOperator().getKeyedStateBackend();
        if (backend instanceof HeapKeyedStateBackend<?> heap) {
            return heap.numKeyValueStateEntries();
        }
        if (backend instanceof RocksDBKeyedStateBackend<?> rocksDb) {
            return rocksDb.numKeyValueStateEntries();
        }
        throw new IllegalStateException("cannot count the entries of " + backend);
    }

    /** Fails unless state and timers are back to zero, as they have to be for keys that fell silent. */
    public void assertNothingLeft() {
        int entries = stateEntries();
        if (entries != 0 || timers() != 0) {
            throw new AssertionError("Left behind: %d state entries, %d event-time timers, %d processing-time timers."
                            .formatted(entries, eventTimeTimers(), processingTimeTimers())
                    + " Clear the state of a silent key by a timer, or its memory grows for ever.");
        }
    }

    /** Fails if a timer outlived the end of the input. */
    final void assertNoEventTimeTimerLeft() {
        if (eventTimeTimers() != 0) {
            throw new AssertionError(eventTimeTimers() + " event-time timers are left after the end of the input.");
        }
    }

    @Override
    public void close() {
        step(flink::close);
    }
}
