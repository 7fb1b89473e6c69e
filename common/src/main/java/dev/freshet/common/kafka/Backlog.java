/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.kafka;

import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells which records of a topic lay there already when a reader began with their partition, at a start or at a restore.
 *
 * <p>The reader of a subtask and its deserializer share one: both are fields of one source, which Flink serializes as a
 * whole, and run on one thread.
 */
final class Backlog implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);

    private final Properties client;

    /** Partition → offset of the last record there was; taken out when that is read. */
    private final HashMap<Integer, Long> last = new HashMap<>();

    Backlog(Properties client) {
        this.client = client;
    }

    /**
     * Asks Kafka where the partitions end now. Where it cannot tell at the moment, as of a partition without a leader, nothing
     * counts as there before: the job had better go on than wait for this.
     *
     * @throws KafkaException where it refuses to answer
     */
    void begin(Collection<TopicPartition> partitions) {
        try (Admin admin = Admin.create(client)) {
            Map<TopicPartition, OffsetSpec> latest = partitions.stream()
                    .collect(Collectors.toMap(partition -> partition, unused -> OffsetSpec.latest()));
            admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get()
                    .forEach((partition, end) -> endsAt(partition.partition(), end.offset()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while asking for the ends of " + partitions, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException) {
                LOG.warn(
                        "What lies in {} may be read after the events that ask for it: Kafka does not tell its ends",
                        partitions,
                        e);
                return;
            }
            throw new KafkaException("cannot ask for the ends of " + partitions, e.getCause());
        }
    }

    void endsAt(int partition, long end) {
        last.put(partition, end - 1);
    }

    /** Whether more of what was there follows. The end may be a marker and never come; what is behind it comes then. */
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
}
