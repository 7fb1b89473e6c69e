/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import java.time.Instant;

/**
 * A step of one shopper, as a batch job sees it.
 *
 * @param since when it became the shopper's: when it was done, or with the sign-in that handed it over
 * @param begins whether a view begins a way of this shopper
 */
record DoneStep(StepAt at, Instant since, boolean begins) {

    static DoneStep own(StepAt at) {
        return new DoneStep(at, at.time(), true);
    }
}
