/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What of Kafka's list of transactions shows that somebody is writing, and what only that somebody was. */
class TwinCheckTest {

    @Test
    void aTransactionalIdThatWasNotThereIsABeginning() {
        assertThat(TwinCheck.hasBegun(null, listing(1, TransactionState.EMPTY))).isTrue();
    }

    /** Kafka gives a new one where the old has had all its epochs, which takes somebody who asks. */
    @Test
    void anotherProducerUnderTheSameIdIsABeginning() {
        assertThat(TwinCheck.hasBegun(
                        listing(1, TransactionState.COMPLETE_COMMIT), listing(2, TransactionState.COMPLETE_COMMIT)))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ONGOING")
    void openAfterAnythingElseIsABeginning(TransactionState before) {
        assertThat(TwinCheck.hasBegun(listing(1, before), listing(1, TransactionState.ONGOING)))
                .isTrue();
    }

    /** Left open it stays open, until it runs into its timeout: nobody did that. */
    @ParameterizedTest
    @EnumSource
    void whateverBecomesOfAnOpenTransactionIsNoBeginning(TransactionState now) {
        assertThat(TwinCheck.hasBegun(listing(1, TransactionState.ONGOING), listing(1, now)))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ONGOING")
    void anEndIsNoBeginning(TransactionState now) {
        Set<TransactionState> notOpen = EnumSet.complementOf(EnumSet.of(TransactionState.ONGOING));

        assertThat(notOpen).noneMatch(before -> TwinCheck.hasBegun(listing(1, before), listing(1, now)));
    }

    private static TransactionListing listing(long producer, TransactionState state) {
        return new TransactionListing("shop.-0-1", producer, state);
    }
}
