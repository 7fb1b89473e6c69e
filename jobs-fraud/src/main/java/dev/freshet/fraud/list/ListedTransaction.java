/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.list;

import dev.freshet.fraud.Moment;
import dev.freshet.fraud.Transaction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A transaction, and what the lists say of it at its time.
 *
 * @param late whether the watermark had passed its time when it came
 * @param allowed the entry of the allow list that names it; null where none does
 * @param blocked the entry of the block list that names it; null where none does
 * @param trustedNetwork whether its address says nothing about where somebody is
 * @param received when Kafka got it, by the producer's or the broker's clock; null where that is not known
 */
public record ListedTransaction(
        Transaction transaction,
        boolean late,
        @Nullable ListEntry allowed,
        @Nullable ListEntry blocked,
        boolean trustedNetwork,
        @Nullable Instant received) {

    public Moment moment() {
        return Moment.of(transaction);
    }
}
