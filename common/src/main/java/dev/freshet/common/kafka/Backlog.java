/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.kafka;

import dev.freshet.common.time.ReadingProgress;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells which records of a topic lay there already when a reader began with their partition, at a start or at a restore.
 *
 * <p>The reader of a subtask, its deserializer and its watermarks share one: all are fields of one operator's factory, which
 * Flink serializes as a whole, and run on one thread.
 */
final class Backlog implements ReadingProgress {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);

    private static final int MOST_POLLS_IN_VAIN = 300;

    private final Properties client;
    private final Duration patience;

    /** Partition → offset of the last record there was; taken out when that is read. */
    private final HashMap<Integer, Long> last = new HashMap<>();

    private boolean begun;
    private long signsOfLife;

    /**
     * @param client how to reach Kafka, as whom, and under which name
     * @param patience how long Kafka may take to tell where the partitions end
     */
    Backlog(Properties client, Duration patience) {
        this.client = client;
        this.patience = patience;
    }

    /**
     * Asks Kafka what lies in the partitions now, from where they will be read. Where it cannot tell the end of one at the
     * moment, as without a leader, nothing of that one counts as there before: the job had better go on than wait for this.
     * Where it does not deliver the end, the offset before it counts as the last record's.
     *
     * @param subtask who asks
     * @throws KafkaException where Kafka refuses to answer, or the thread is interrupted
     */
    void begin(Collection<KafkaPartitionSplit> splits, int subtask) {
        begun = true;
        signsOfLife++;
        Properties named = new Properties();
        named.putAll(client);
        named.computeIfPresent("client.id", (key, name) -> name + "-" + subtask);
        Map<TopicPartition, PartitionEnds> ends = PartitionEnds.of(
                named,
                splits.stream().map(KafkaPartitionSplit::getTopicPartition).toList(),
                patience);
        try (LastRecords records = new LastRecords(named, MOST_POLLS_IN_VAIN)) {
            for (KafkaPartitionSplit split : splits) {
                TopicPartition partition = split.getTopicPartition();
                PartitionEnds known = ends.get(partition);
                Long found = known == null ? null : lastRecord(records, split, known);
                if (found != null) {
                    endsWith(partition.partition(), found);
                }
            }
        }
    }

    private static @Nullable Long lastRecord(LastRecords records, KafkaPartitionSplit split, PartitionEnds ends) {
        TopicPartition partition = split.getTopicPartition();
        try {
            return records.lastBetween(partition, Math.max(split.getStartingOffset(), ends.first()), ends.end());
        } catch (RetriableException e) {
            LOG.warn("Takes the offset before {} for the last record's of {}", ends.end(), partition, e);
            return ends.end() - 1;
        }
    }

    void endsWith(int partition, long offset) {
        begun = true;
        last.put(partition, offset);
    }

    /** Whether more of what was there follows. */
    boolean goesOnAfter(int partition, long offset) {
        Long end = last.get(partition);
        if (end == null) {
            return false;
        }
        signsOfLife++;
        if (offset < end) {
            return true;
        }
        last.remove(partition);
        return false;
    }

    @Override
    public boolean hasBegun() {
        return begun;
    }

    @Override
    public boolean isBehind() {
        return !last.isEmpty();
    }

    @Override
    public long signsOfLife() {
        return signsOfLife;
    }
}
