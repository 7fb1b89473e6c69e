/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import java.io.Serializable;

/** What each kind of interest adds to a score while it is new; finite and not negative. */
record InterestWeights(double view, double cart, double purchase) implements Serializable {

    InterestWeights {
        requireWeight("a view", view);
        requireWeight("a cart", cart);
        requireWeight("a purchase", purchase);
    }

    private static void requireWeight(String of, double weight) {
        if (!Double.isFinite(weight) || weight < 0) {
            throw new IllegalArgumentException(
                    "the weight of " + of + " must be a number that is not negative, but is " + weight);
        }
    }

    /** Of one period of attention, in units of {@link HalfLife#growth}. */
    double of(AttentionPeriod period) {
        return view * period.views() + cart * period.carts() + purchase * period.purchases();
    }
}
