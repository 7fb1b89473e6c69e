/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign;

import dev.freshet.ecommerce.together.PairedItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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
        List<ItemFact> kept = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (!isReplaced(all.get(i), all.subList(i + 1, all.size()), past)) {
                kept.add(all.get(i));
            }
        }
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

    private static boolean isReplaced(ItemFact fact, List<ItemFact> later, Instant past) {
        return later.stream()
                .anyMatch(each -> each.isOfTheKindOf(fact) && !each.at().isAfter(past));
    }
}
