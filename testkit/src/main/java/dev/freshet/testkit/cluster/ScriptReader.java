/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.cluster;

import dev.freshet.testkit.cluster.Script.Step;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/** Plays one step per poll. */
final class ScriptReader<T> implements SourceReader<T, NoSplit> {

    private static final CompletableFuture<Void> NOW = CompletableFuture.completedFuture(null);

    private final CompletableFuture<Void> mayBegin;
    private final CompletableFuture<Void> played;
    private final List<Step<T>> steps;
    private final boolean holds;
    private int next;

    /** @param precedent the input that is played before this one begins */
    ScriptReader(String name, @Nullable String precedent, List<Step<T>> steps, boolean holds) {
        this.mayBegin = precedent == null ? NOW : RunRegistry.played(precedent);
        this.played = RunRegistry.played(name);
        this.steps = steps;
        this.holds = holds;
    }

    @Override
    public void start() {}

    @Override
    public InputStatus pollNext(ReaderOutput<T> output) {
        if (!mayBegin.isDone()) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        if (next == steps.size()) {
            played.complete(null);
            return holds ? InputStatus.NOTHING_AVAILABLE : InputStatus.END_OF_INPUT;
        }
        Step<T> step = steps.get(next);
        next++;
        switch (step.kind()) {
            case RECORD -> output.collect(Objects.requireNonNull(step.record()), step.time());
            case WATERMARK -> output.emitWatermark(new Watermark(step.time()));
            case IDLE -> output.markIdle();
        }
        return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        boolean waits = next == steps.size() && holds && played.isDone();
        return waits ? new CompletableFuture<>() : mayBegin;
    }

    @Override
    public List<NoSplit> snapshotState(long checkpoint) {
        return List.of();
    }

    @Override
    public void addSplits(List<NoSplit> splits) {}

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public void close() {}
}
