/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import java.io.Serializable;
import java.time.Duration;

/**
 * How a job writes.
 *
 * @param transactionalIdPrefix begins every transactional id of the job. Ids are matched by their beginning, so it ends
 *     with a delimiter that is in no job name: {@code fraud.} does not claim what {@code fraud-eu.} owns
 * @param transactionTimeout after this long Kafka gives up a transaction that nobody finished; longer than the checkpoint
 *     interval plus the time that a restart may take, at most the broker's {@code transaction.max.timeout.ms}
 * @param maximumRecordBytes a larger encoded record becomes a dead letter
 * @param onLostTransaction what to do when Kafka has given up a transaction all the same
 * @param statusTopic takes the gaps that were accepted
 */
public record SinkSettings(
        String transactionalIdPrefix,
        Duration transactionTimeout,
        int maximumRecordBytes,
        LostTransactionPolicy onLostTransaction,
        String statusTopic)
        implements Serializable {

    /** A dead letter must have room for its own headers. */
    private static final int LEAST_RECORD_BYTES = 16 * 1024;

    /** Far above what any broker is set to take; a request of Kafka's holds fewer bytes than an {@code int} can count. */
    private static final int MOST_RECORD_BYTES = 1 << 30;

    public SinkSettings {
        if (!transactionalIdPrefix.matches(".*[._:/]")) {
            throw new IllegalArgumentException(
                    "the transactional id prefix '%s' must end with one of . _ : / so that it cannot be the beginning of another job's prefix"
                            .formatted(transactionalIdPrefix));
        }
        if (transactionTimeout.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("the transaction timeout is under a second: " + transactionTimeout);
        }
        if (maximumRecordBytes < LEAST_RECORD_BYTES) {
            throw new IllegalArgumentException("the largest record must be at least %d bytes, is %d"
                    .formatted(LEAST_RECORD_BYTES, maximumRecordBytes));
        }
        if (maximumRecordBytes > MOST_RECORD_BYTES) {
            throw new IllegalArgumentException("the largest record may be %d bytes at most, is %d"
                    .formatted(MOST_RECORD_BYTES, maximumRecordBytes));
        }
        if (statusTopic.isBlank()) {
            throw new IllegalArgumentException("the status topic is missing");
        }
    }
}
