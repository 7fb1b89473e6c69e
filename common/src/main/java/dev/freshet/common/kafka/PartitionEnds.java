/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a partition begins and ends for a reader of committed records.
 *
 * @param first offset of what is there
 * @param end the offset after what is committed
 */
record PartitionEnds(long first, long end) {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionEnds.class);

    /**
     * Of those partitions of which Kafka can tell: one without a leader is left out, and logged.
     *
     * @param patience how long it may take to tell
     * @throws KafkaException where Kafka refuses to answer, or the thread is interrupted
     */
    static Map<TopicPartition, PartitionEnds> of(
            Properties client, Collection<TopicPartition> partitions, Duration patience) {
        try (Admin admin = Admin.create(client)) {
            ListOffsetsResult firsts = ask(admin, partitions, OffsetSpec.earliest(), patience);
            ListOffsetsResult ends = ask(admin, partitions, OffsetSpec.latest(), patience);
            Map<TopicPartition, PartitionEnds> known = new HashMap<>();
            for (TopicPartition partition : partitions) {
                Long first = answer(firsts, partition);
                Long end = first == null ? null : answer(ends, partition);
                if (first != null && end != null) {
                    known.put(partition, new PartitionEnds(first, end));
                }
            }
            return known;
        }
    }

    private static ListOffsetsResult ask(
            Admin admin, Collection<TopicPartition> partitions, OffsetSpec place, Duration patience) {
        return admin.listOffsets(
                partitions.stream().collect(Collectors.toMap(partition -> partition, unused -> place)),
                new ListOffsetsOptions(IsolationLevel.READ_COMMITTED).timeoutMs((int) patience.toMillis()));
    }

    private static @Nullable Long answer(ListOffsetsResult answers, TopicPartition partition) {
        try {
            return answers.partitionResult(partition).get().offset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while asking for the ends of " + partition, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException) {
                LOG.warn(
                        "What lies in {} may be read after the events that ask for it: Kafka does not tell its ends",
                        partition,
                        e);
                return null;
            }
            throw new KafkaException("cannot ask for the ends of " + partition, e.getCause());
        }
    }
}
