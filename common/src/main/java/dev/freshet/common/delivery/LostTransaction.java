/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.Topic;
import java.time.Instant;
import java.util.List;

/**
 * A gap in the results, as it stands on the status topic when the operator has chosen to accept it.
 *
 * <p>Written at least once: copies carry the same {@code gap_id}.
 */
@Description("A gap in the results that the operator has chosen to accept.")
public record LostTransaction(
        @Description("Always lost_transaction: tells the records of a status topic apart.")
        String type,

        @Description("The same in copies of the record.") String gapId,

        String job,
        String jobVersion,
        String transactionalId,
        long producerId,
        int producerEpoch,

        @Description("The checkpoint for which the transaction was begun; its records are those since the one before.")
        long checkpoint,

        @Description("Every topic that the job writes; the records of any of them may be in the gap.")
        List<String> topics,

        @Description("What Kafka knows of the transaction.") String account,

        Instant detectedAt) {

    static final String TYPE = "lost_transaction";

    /** The status topic of this name. */
    public static Topic<LostTransaction> topic(String name) {
        return Topic.output(name, LostTransaction.class)
                .purpose("What a person has to know; at least once.")
                .key(LostTransaction::gapId)
                .id(LostTransaction::gapId)
                .time(LostTransaction::detectedAt);
    }
}
