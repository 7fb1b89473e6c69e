/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one item, category or the shop in some stretch of time, in a form that can be added up: {@link #plus} is
 * associative and commutative.
 *
 * @param units bought; like orders less what was taken back, so negative in a change that takes back
 * @param amounts sorted by currency
 * @param newest event time of the newest thing that happened
 * @param category of an item: the one it had then (of several at that time the greatest by name); else null
 */
public record Activity(
        long views,
        long carts,
        long cartRemovals,
        long units,
        long orders,
        List<CurrencyAmounts> amounts,
        DistinctShoppers shoppers,
        Instant newest,
        @Nullable String category) {

    Activity plus(Activity other) {
        Activity later = isNewerThan(other) ? this : other;
        return new Activity(
                views + other.views,
                carts + other.carts,
                cartRemovals + other.cartRemovals,
                units + other.units,
                orders + other.orders,
                CurrencyAmounts.merge(amounts, other.amounts),
                shoppers.union(other.shoppers),
                later.newest,
                later.category);
    }

    private boolean isNewerThan(Activity other) {
        int order = newest.compareTo(other.newest);
        return order > 0 || (order == 0 && isGreater(category, other.category));
    }

    /** Whether a category name decides against another of the same time; none is the least. */
    static boolean isGreater(@Nullable String category, @Nullable String other) {
        return category != null && (other == null || category.compareTo(other) > 0);
    }
}
