/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import dev.freshet.ecommerce.together.PairedItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is known of an item, now and later.
 *
 * @param facts in the order in which they came; of each kind the newest of the past, and those of the future
 */
public record KnownItem(List<ItemFact> facts) {

    static KnownItem nothing() {
        return new KnownItem(List.of());
    }

    /** @param past up to when nobody asks any more but for what holds then */
    KnownItem after(ItemFact fact, Instant past) {
        List<ItemFact> all = new ArrayList<>(facts);
        all.add(fact);
        Collections.reverse(all);
        List<ItemFact> kept = new ArrayList<>();
        Set<Boolean> kindsOfThePast = new HashSet<>();
        for (ItemFact each : all) {
            if (!kindsOfThePast.contains(each.isStock())) {
                kept.add(each);
            }
            if (!each.at().isAfter(past)) {
                kindsOfThePast.add(each.isStock());
            }
        }
        Collections.reverse(kept);
        return new KnownItem(kept);
    }

    /** By rank; empty where no list is known. */
    List<PairedItem> boughtTogetherAsOf(Instant time) {
        List<PairedItem> newest = List.of();
        for (ItemFact fact : facts) {
            if (fact.boughtTogether() != null && !fact.at().isAfter(time)) {
                newest = fact.boughtTogether();
            }
        }
        return newest;
    }

    /** False where nobody ever reported stock. */
    boolean isInStockAsOf(Instant time) {
        boolean newest = false;
        for (ItemFact fact : facts) {
            if (fact.inStock() != null && !fact.at().isAfter(time)) {
                newest = fact.inStock();
            }
        }
        return newest;
    }
}
