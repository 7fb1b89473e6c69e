/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a job without a checkpoint begins to read a control topic: where the reading at its submission has ended, else at the
 * beginning. What its consumer group has committed does not count, for without state none of what lies before is known.
 */
@SuppressWarnings("deprecation") // OffsetResetStrategy is deprecated in the Kafka client, but part of Flink's interface
final class SubmissionOffsets implements OffsetsInitializer {

    private static final long serialVersionUID = 1L;

    /** Partition → first offset that was not read. */
    private final HashMap<Integer, Long> ends = new HashMap<>();

    void beginAt(Map<Integer, Long> endsOfReading) {
        ends.putAll(endsOfReading);
    }

    @Override
    public Map<TopicPartition, Long> getPartitionOffsets(
            Collection<TopicPartition> partitions, PartitionOffsetsRetriever kafka) {
        Map<TopicPartition, Long> offsets = new HashMap<>(kafka.beginningOffsets(partitions));
        for (TopicPartition partition : partitions) {
            Long end = ends.get(partition.partition());
            if (end != null) {
                offsets.put(partition, end);
            }
        }
        return offsets;
    }

    @Override
    public OffsetResetStrategy getAutoOffsetResetStrategy() {
        return OffsetResetStrategy.NONE;
    }
}
