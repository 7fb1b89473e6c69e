/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * For each step the latest of some starts that has led to it.
 *
 * <p>That is all that later steps need to know, however many starts there were: whoever came as far from an earlier start came
 * as far from the latest, which leaves the most time to go on. It holds for steps that are taken in their order
 * ({@link StepAt}); one that comes behind needs them taken anew.
 *
 * @param viewItem the latest start; null, as all others, where there is none
 */
public record LatestStarts(
        @Nullable Instant viewItem,
        @Nullable Instant addToCart,
        @Nullable Instant beginCheckout,
        @Nullable Instant purchase) {

    static final LatestStarts NONE = new LatestStarts(null, null, null, null);

    /** The next step, which is the shopper's own. */
    LatestStarts after(StepAt next, Duration within) {
        return after(next, next.time(), within);
    }

    /**
     * The next step.
     *
     * @param next not before any that was taken; a view only if it is one of these starts
     * @param since from when on the step is the shopper's: its own time, or that of the sign-in which handed it over
     * @param within how long after its start a step may be the shopper's, that included
     */
    LatestStarts after(StepAt next, Instant since, Duration within) {
        return switch (next.step()) {
            case VIEW_ITEM -> new LatestStarts(next.time(), addToCart, beginCheckout, purchase);
            case ADD_TO_CART ->
                isReached(viewItem, since, within)
                        ? new LatestStarts(viewItem, viewItem, beginCheckout, purchase)
                        : this;
            case BEGIN_CHECKOUT ->
                isReached(addToCart, since, within) ? new LatestStarts(viewItem, addToCart, addToCart, purchase) : this;
            case PURCHASE ->
                isReached(beginCheckout, since, within)
                        ? new LatestStarts(viewItem, addToCart, beginCheckout, beginCheckout)
                        : this;
        };
    }

    private static boolean isReached(@Nullable Instant start, Instant since, Duration within) {
        return start != null && !since.isAfter(start.plus(within));
    }

    /** Of two accounts of the same starts the one that knows more, step by step. */
    LatestStarts or(LatestStarts other) {
        return new LatestStarts(
                later(viewItem, other.viewItem),
                later(addToCart, other.addToCart),
                later(beginCheckout, other.beginCheckout),
                later(purchase, other.purchase));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    /** How many steps the furthest of the starts led through, itself included: 0 to 4. */
    int reached() {
        if (purchase != null) {
            return 4;
        }
        if (beginCheckout != null) {
            return 3;
        }
        if (addToCart != null) {
            return 2;
        }
        return viewItem == null ? 0 : 1;
    }
}
