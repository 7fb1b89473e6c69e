/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether an item is in stock, now and later.
 *
 * @param changes in their order: the newest of the past, and those of the future
 */
public record KnownStock(List<AvailabilityChange> changes) {

    static KnownStock unknown() {
        return new KnownStock(List.of());
    }

    /** @param past up to when nobody asks any more but for what holds then */
    KnownStock after(AvailabilityChange change, Instant past) {
        List<AvailabilityChange> all = new ArrayList<>(changes);
        all.add(change);
        int newestOfThePast = 0;
        for (int index = 0; index < all.size(); index++) {
            if (!all.get(index).at().isAfter(past)) {
                newestOfThePast = index;
            }
        }
        return new KnownStock(List.copyOf(all.subList(newestOfThePast, all.size())));
    }

    /** False where nobody ever reported stock. */
    boolean isInStockAsOf(Instant time) {
        boolean newest = false;
        for (AvailabilityChange change : changes) {
            if (!change.at().isAfter(time)) {
                newest = change.inStock();
            }
        }
        return newest;
    }
}
