/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.kafka;

import dev.freshet.common.time.ReadingProgress;
import java.util.Collection;
import java.util.HashMap;
import java.util.Properties;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells which records of a topic lay there already when a reader began with their partition, at a start or at a restore.
 *
 * <p>The reader of a subtask, its deserializer and its watermarks share one: all are fields of one operator, which Flink
 * serializes as a whole, and run on one thread.
 */
final class Backlog implements ReadingProgress {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);

    private final Properties client;

    /** Partition → offset of the last record there was; taken out when that is read. */
    private final HashMap<Integer, Long> last = new HashMap<>();

    private boolean begun;

    /** @param client how to reach Kafka, and as whom */
    Backlog(Properties client) {
        this.client = client;
    }

    /**
     * Asks Kafka what lies in the partitions now, from where they will be read. Where it cannot tell at the moment, as of a
     * partition without a leader, nothing counts as there before: the job had better go on than wait for this.
     *
     * @throws KafkaException where it refuses to answer
     */
    void begin(Collection<KafkaPartitionSplit> splits) {
        begun = true;
        try (LastRecords records = new LastRecords(client)) {
            records.of(splits).forEach((partition, offset) -> endsWith(partition.partition(), offset));
        } catch (RetriableException e) {
            LOG.warn(
                    "What lies in {} may be read after the events that ask for it: Kafka does not tell its end",
                    splits,
                    e);
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
}
