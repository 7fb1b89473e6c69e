/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.delivery.TransactionFate.Kind;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionFateTest {

    private static final KafkaCommittable OURS = new KafkaCommittable(7, (short) 4, "job.-0-12", null);

    @ParameterizedTest
    @CsvSource({
        // the older protocol keeps the epoch when a transaction ends, transaction version 2 raises it by one
        "COMPLETE_COMMIT, 7, 4, COMMITTED",
        "COMPLETE_COMMIT, 7, 5, COMMITTED",
        "PREPARE_COMMIT,  7, 4, COMMITTED",
        "PREPARE_COMMIT,  7, 5, COMMITTED",
        // a timeout fences, too, but ends in an abort
        "COMPLETE_ABORT,  7, 4, LOST",
        "COMPLETE_ABORT,  7, 5, LOST",
        "PREPARE_ABORT,   7, 5, LOST",
        "PREPARE_EPOCH_FENCE, 7, 5, LOST",
        // still open under our epoch: to be tried again
        "ONGOING,         7, 4, OPEN",
        "UNKNOWN,         7, 4, OPEN",
        // somebody has begun with the id since; a commit seen now is not ours
        "ONGOING,         7, 5, LOST",
        "EMPTY,           7, 5, LOST",
        "EMPTY,           7, 4, LOST",
        "COMPLETE_COMMIT, 7, 6, LOST",
        "COMPLETE_COMMIT, 8, 4, LOST",
        "COMPLETE_COMMIT, 7, 3, LOST"
    })
    void followsFromStateProducerAndEpoch(TransactionState state, long producer, int epoch, Kind expected) {
        TransactionDescription known =
                new TransactionDescription(1, state, producer, epoch, 60_000, OptionalLong.empty(), Set.of());

        assertThat(TransactionFate.of(OURS, known).kind()).isEqualTo(expected);
    }
}
