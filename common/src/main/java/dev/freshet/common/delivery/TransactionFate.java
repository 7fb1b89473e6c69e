/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;

/**
 * What became of a transaction that could not be committed now.
 *
 * <p>Read from what the coordinator remembers of its transactional id. That is decisive because ids are never reused
 * within a run: after a commit the producer's epoch stays (older protocol) or rises by one (transaction version 2, where
 * ending a transaction bumps it), while anyone who begins again with the id raises it by one more, and an abort on
 * timeout ends in another state. So "committed, with our producer id and our epoch or the next" can only be ours.
 *
 * @param kind what to do about it
 * @param account the same for a person
 */
record TransactionFate(Kind kind, String account) {

    enum Kind {
        /** Its records are visible; an earlier attempt committed it and died before it could note that. */
        COMMITTED,
        /** Still open, or not to be found out now; trying again may succeed. */
        OPEN,
        /** Its records will never be visible. */
        LOST
    }

    static TransactionFate of(KafkaCommittable ours, TransactionDescription known) {
        long epochsLater = (long) known.producerEpoch() - ours.getEpoch();
        boolean oursOrItsEnd = known.producerId() == ours.getProducerId() && (epochsLater == 0 || epochsLater == 1);
        String seen = "Kafka has it as %s of producer %d, epoch %d"
                .formatted(known.state(), known.producerId(), known.producerEpoch());
        if (!oursOrItsEnd) {
            return new TransactionFate(Kind.LOST, seen + ": another producer has begun with its id since");
        }
        return switch (known.state()) {
            case COMPLETE_COMMIT, PREPARE_COMMIT -> new TransactionFate(Kind.COMMITTED, seen);
            case COMPLETE_ABORT, PREPARE_ABORT, PREPARE_EPOCH_FENCE ->
                new TransactionFate(Kind.LOST, seen + ": it was given up, most likely after its timeout");
            case ONGOING, EMPTY -> ongoing(known.state(), epochsLater, seen);
            case UNKNOWN -> new TransactionFate(Kind.OPEN, seen);
        };
    }

    /** With our own epoch it is our open transaction; with the next one it is somebody's after ours. */
    private static TransactionFate ongoing(TransactionState state, long epochsLater, String seen) {
        return state == TransactionState.ONGOING && epochsLater == 0
                ? new TransactionFate(Kind.OPEN, seen)
                : new TransactionFate(Kind.LOST, seen + ": another producer has begun with its id since");
    }

    static TransactionFate forgotten() {
        return new TransactionFate(
                Kind.LOST,
                "Kafka no longer knows it (transactional.id.expiration.ms has passed), so whether it was committed before"
                        + " cannot be found out");
    }

    static TransactionFate unreadable(Throwable reason) {
        return new TransactionFate(Kind.OPEN, "Kafka could not be asked about it: " + reason);
    }
}
