/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import java.time.Instant;
import java.util.List;

/**
 * A gap in the results, as it stands on the status topic when the operator has chosen to accept it.
 *
 * <p>Written at least once: copies carry the same {@code gap_id}.
 *
 * @param type always {@value #TYPE}; tells the records of a status topic apart
 * @param checkpoint the checkpoint for which the transaction was begun; its records are those since the one before
 * @param topics every topic that the job writes; the records of any of them may be in the gap
 * @param account what Kafka knows of the transaction
 */
public record LostTransaction(
        String type,
        String gapId,
        String job,
        String jobVersion,
        String transactionalId,
        long producerId,
        int producerEpoch,
        long checkpoint,
        List<String> topics,
        String account,
        Instant detectedAt) {

    static final String TYPE = "lost_transaction";
}
