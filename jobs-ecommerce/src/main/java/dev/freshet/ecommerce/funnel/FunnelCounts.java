/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import java.time.Instant;

/**
 * How many shoppers came to each step from a window's views, or by how many more there are now.
 *
 * @param newest event time of the newest step
 */
public record FunnelCounts(long viewItem, long addToCart, long beginCheckout, long purchase, Instant newest) {

    /** One shopper's change; back as well as on. */
    static FunnelCounts of(FunnelChange change) {
        return new FunnelCounts(
                passed(1, change), passed(2, change), passed(3, change), passed(4, change), change.at());
    }

    private static long passed(int step, FunnelChange change) {
        long before = change.from() >= step ? 1 : 0;
        long now = change.to() >= step ? 1 : 0;
        return now - before;
    }

    FunnelCounts plus(FunnelCounts other) {
        return new FunnelCounts(
                viewItem + other.viewItem,
                addToCart + other.addToCart,
                beginCheckout + other.beginCheckout,
                purchase + other.purchase,
                newest.isAfter(other.newest) ? newest : other.newest);
    }
}
