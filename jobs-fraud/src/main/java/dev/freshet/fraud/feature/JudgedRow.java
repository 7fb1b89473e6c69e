/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import dev.freshet.fraud.Moment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A transaction at a terminal, and what became known of it.
 *
 * @param seen whether the transaction came; false where only a label did, which then waits for it
 * @param fraud what the newest label says; false without one
 * @param labelledAt when that became known; null without a label
 */
public record JudgedRow(
        Moment moment,
        boolean seen,
        boolean fraud,
        @Nullable Instant labelledAt) {

    JudgedRow withTransaction() {
        return new JudgedRow(moment, true, fraud, labelledAt);
    }

    /** Of two labels the newer counts, and of two that are equally new the one that says fraud. */
    JudgedRow withLabel(boolean saysFraud, Instant knownAt) {
        boolean older = labelledAt != null && knownAt.isBefore(labelledAt);
        boolean overruled = knownAt.equals(labelledAt) && fraud;
        return older || overruled ? this : new JudgedRow(moment, seen, saysFraud, knownAt);
    }

    long count() {
        return seen ? 1 : 0;
    }

    long frauds() {
        return seen && fraud ? 1 : 0;
    }
}
