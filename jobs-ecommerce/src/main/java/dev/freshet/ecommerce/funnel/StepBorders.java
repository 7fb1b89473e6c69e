/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import java.time.Instant;

/**
 * Where a shopper stands in time.
 *
 * @param newest the last of all steps, by their order
 * @param settledUntil before this no step is taken any more
 * @param kept how many steps at or after that are kept, those that were handed over among them
 * @param outOfOrder a step came before another that had been taken, and all since {@code settledUntil} are to be taken anew
 * @param handedOver a sign-in has changed what is remembered
 */
public record StepBorders(StepAt newest, Instant settledUntil, int kept, boolean outOfOrder, boolean handedOver) {

    static StepBorders first(StepAt step) {
        return new StepBorders(step, Instant.EPOCH, 1, false, false);
    }

    StepBorders and(StepAt step) {
        boolean before = step.compareTo(newest) < 0;
        return new StepBorders(before ? newest : step, settledUntil, kept + 1, outOfOrder || before, handedOver);
    }

    /** As after a sign-in: all is to be taken anew. */
    StepBorders handOver() {
        return new StepBorders(newest, settledUntil, kept, true, true);
    }

    StepBorders inOrder() {
        return new StepBorders(newest, settledUntil, kept, false, handedOver);
    }

    /** @param left how many steps are still kept */
    StepBorders settled(Instant until, int left) {
        return new StepBorders(
                newest, until.isAfter(settledUntil) ? until : settledUntil, left, outOfOrder, handedOver);
    }
}
