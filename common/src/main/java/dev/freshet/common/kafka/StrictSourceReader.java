/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.util.ExceptionUtils;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.jspecify.annotations.Nullable;

/**
 * Passes everything on; an offset that Kafka no longer has is turned into a message that says so, and where a backlog is to
 * be known, what lies in the partitions is asked for before they are read.
 */
@SuppressWarnings("try") // closing passes on whatever the connector's reader throws
final class StrictSourceReader<T> implements SourceReader<T, KafkaPartitionSplit> {

    private final SourceReader<T, KafkaPartitionSplit> stock;
    private final String groupId;
    private final @Nullable Backlog backlog;
    private final int subtask;

    StrictSourceReader(
            SourceReader<T, KafkaPartitionSplit> stock, String groupId, @Nullable Backlog backlog, int subtask) {
        this.stock = stock;
        this.groupId = groupId;
        this.backlog = backlog;
        this.subtask = subtask;
    }

    @Override
    public InputStatus pollNext(ReaderOutput<T> output) throws Exception {
        try {
            return stock.pollNext(output);
        } catch (RuntimeException e) {
            Optional<OffsetOutOfRangeException> outOfRange =
                    ExceptionUtils.findThrowable(e, OffsetOutOfRangeException.class);
            if (outOfRange.isPresent()) {
                throw new LostInputException(LostOffsets.explain(named(outOfRange.get()), groupId), e);
            }
            throw e;
        }
    }

    private static List<String> named(OffsetOutOfRangeException outOfRange) {
        List<String> lost = new ArrayList<>();
        outOfRange
                .offsetOutOfRangePartitions()
                .forEach((partition, offset) -> lost.add("topic %s partition %d: offset %d is not available"
                        .formatted(partition.topic(), partition.partition(), offset)));
        lost.sort(null);
        return lost;
    }

    @Override
    public void start() {
        stock.start();
    }

    @Override
    public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
        return stock.snapshotState(checkpointId);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return stock.isAvailable();
    }

    @Override
    public void addSplits(List<KafkaPartitionSplit> splits) {
        if (backlog != null) {
            backlog.begin(splits, subtask);
        }
        stock.addSplits(splits);
    }

    @Override
    public void notifyNoMoreSplits() {
        stock.notifyNoMoreSplits();
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        stock.handleSourceEvents(event);
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        stock.notifyCheckpointComplete(checkpointId);
    }

    @Override
    public void notifyCheckpointAborted(long checkpointId) throws Exception {
        stock.notifyCheckpointAborted(checkpointId);
    }

    /**
     * Pauses none. The connector (5.0.0) fails where a partition that it is to pause has ended meanwhile, and with it a replay
     * (FLINK-39728). Flink stops a subtask as a whole that is ahead of the others; within a subtask one partition may be read
     * ahead of another, and what comes early waits in state.
     */
    @Override
    public void pauseOrResumeSplits(Collection<String> splitsToPause, Collection<String> splitsToResume) {}

    @Override
    public void close() throws Exception {
        stock.close();
    }
}
