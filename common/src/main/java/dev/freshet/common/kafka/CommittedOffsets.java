/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a job without a checkpoint begins to read a topic: at the offsets that its group has committed.
 *
 * <p>A group that has never committed an offset of the topic begins where the policy says. Once it has, nothing is reset:
 * a committed offset that is no longer there fails the job, and a partition without one was added later and is read from
 * its beginning. Strategy {@code NONE} makes the consumer itself fail, too, when an offset expires while the job runs.
 */
@SuppressWarnings("deprecation") // OffsetResetStrategy is deprecated in the Kafka client, but part of Flink's interface
final class CommittedOffsets implements OffsetsInitializer {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(CommittedOffsets.class);

    private final String groupId;
    private final StartPolicy start;

    CommittedOffsets(String groupId, StartPolicy start) {
        this.groupId = groupId;
        this.start = start;
    }

    @Override
    public Map<TopicPartition, Long> getPartitionOffsets(
            Collection<TopicPartition> partitions, PartitionOffsetsRetriever kafka) {
        Map<TopicPartition, Long> committed = kafka.committedOffsets(partitions);
        if (committed.isEmpty()) {
            return switch (start) {
                case EARLIEST -> kafka.beginningOffsets(partitions);
                case LATEST -> kafka.endOffsets(partitions);
            };
        }
        LOG.warn(
                "Starts WITHOUT state at the offsets that the group {} committed before: {}. What an earlier run held of"
                        + " windows that were open is not in these results. Restore its newest checkpoint or savepoint, or"
                        + " begin anew, under another job.instance and into empty result topics",
                groupId,
                committed);
        Map<TopicPartition, Long> beginnings = kafka.beginningOffsets(partitions);
        refuseLost(committed, beginnings, kafka.endOffsets(partitions));
        Map<TopicPartition, Long> offsets = new HashMap<>(beginnings);
        offsets.putAll(committed);
        return offsets;
    }

    private void refuseLost(
            Map<TopicPartition, Long> committed, Map<TopicPartition, Long> beginnings, Map<TopicPartition, Long> ends) {
        List<String> lost = new ArrayList<>();
        committed.forEach((partition, offset) -> {
            long beginning = beginnings.getOrDefault(partition, 0L);
            long end = ends.getOrDefault(partition, Long.MAX_VALUE);
            if (offset < beginning || offset > end) {
                lost.add("topic %s partition %d: committed offset %d, available %d to %d"
                        .formatted(partition.topic(), partition.partition(), offset, beginning, end));
            }
        });
        if (!lost.isEmpty()) {
            lost.sort(null);
            throw new LostInputException(LostOffsets.explain(lost, groupId));
        }
    }

    @Override
    public OffsetResetStrategy getAutoOffsetResetStrategy() {
        return OffsetResetStrategy.NONE;
    }
}
