/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

/**
 * For when a shopper's timers are set. A timer of neither time has been overtaken by an earlier one, and has nothing to do.
 *
 * @param ordersAt when steps are put in order, epoch milliseconds; {@link #NEVER} if they are
 * @param sweepsAt when steps are settled and days forgotten, epoch milliseconds
 */
public record StepTimers(long ordersAt, long sweepsAt) {

    static final long NEVER = Long.MAX_VALUE;

    static final StepTimers NONE = new StepTimers(NEVER, NEVER);

    StepTimers orderAt(long time) {
        return new StepTimers(time, sweepsAt);
    }
}
