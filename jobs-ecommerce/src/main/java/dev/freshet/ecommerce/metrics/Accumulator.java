/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.datasketches.hll.HllSketch;
import org.jspecify.annotations.Nullable;

/** An {@link Activity} in the making, changed in place because most events only add one to something. */
final class Accumulator {

    private long views;
    private long carts;
    private long cartRemovals;
    private long units;
    private long orders;
    private @Nullable TreeMap<String, CurrencyAmounts> amounts;
    private @Nullable HllSketch shoppers;
    private Instant newest = Instant.MIN;
    private @Nullable String category;

    /** Every event and change has a time; an item's also the category that the item had then. */
    Accumulator happened(Instant time, @Nullable String categoryThen) {
        int order = time.compareTo(newest);
        if (order > 0 || (order == 0 && Activity.isGreater(categoryThen, category))) {
            newest = time;
            category = categoryThen;
        }
        return this;
    }

    void view() {
        views++;
    }

    void cart() {
        carts++;
    }

    void cartRemoval() {
        cartRemovals++;
    }

    /** @param sign +1 books an order, −1 takes it back */
    void order(int sign) {
        orders += sign;
    }

    void units(long bought) {
        units += bought;
    }

    /** @param hash {@link DistinctShoppers#hash} */
    void shopper(long hash) {
        if (shoppers == null) {
            shoppers = DistinctShoppers.emptySketch();
        }
        shoppers.update(hash);
    }

    void amounts(CurrencyAmounts added) {
        if (amounts == null) {
            amounts = new TreeMap<>();
        }
        amounts.merge(added.currency(), added, CurrencyAmounts::plus);
    }

    Activity toActivity() {
        return new Activity(
                views,
                carts,
                cartRemovals,
                units,
                orders,
                amounts == null ? List.of() : new ArrayList<>(amounts.values()),
                shoppers == null ? DistinctShoppers.NOBODY : DistinctShoppers.of(shoppers),
                newest,
                category);
    }
}
