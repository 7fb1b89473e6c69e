/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.preflight;

import java.time.Duration;
import java.util.List;

/**
 * What a job needs of Kafka.
 *
 * @param consumerGroup under which the job commits its offsets
 * @param createTopics create what is missing, instead of refusing to start
 * @param partitions of a created topic
 * @param replicationFactor of a created topic, or {@link #REPLICAS_OF_THE_BROKERS}
 * @param sourceSubtasks that read each topic and wait for each other; 1 in a replay, which waits for none that has nothing to read
 * @param idleTimeout after which they no longer wait for one without records; zero for never
 * @param transactional the job writes in transactions, so timeouts and twins matter
 * @param checkpointInterval a transaction is open at least this long
 * @param expectedRestart the longest outage that an open transaction must outlive
 * @param twinWatch how long to look whether transactions begin under the job's prefix; longer than a twin's checkpoint
 *     interval, in which every running job begins at least one. Zero skips the look. Only needed where Kafka remembers
 *     transactions of the prefix at all
 */
public record PreflightSettings(
        List<RequiredTopic> topics,
        String consumerGroup,
        boolean createTopics,
        int partitions,
        short replicationFactor,
        int sourceSubtasks,
        Duration idleTimeout,
        boolean transactional,
        Duration checkpointInterval,
        Duration expectedRestart,
        Duration twinWatch) {

    /** How a request leaves the number to them, in Kafka's protocol. */
    public static final short REPLICAS_OF_THE_BROKERS = -1;
}
