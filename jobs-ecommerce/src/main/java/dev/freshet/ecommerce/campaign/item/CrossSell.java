/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import dev.freshet.ecommerce.campaign.model.CampaignTrigger;
import dev.freshet.ecommerce.campaign.model.Occasion;
import dev.freshet.ecommerce.campaign.shopper.Cart;
import dev.freshet.ecommerce.together.PairedItem;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What goes with a cart: items that are bought together with one that is in it, that are not in it themselves, and that are in
 * stock.
 *
 * <p>An item that goes with several counts by the strongest of its ratios; ratios of different pairs do not add up to anything.
 * Of equal ratios the smaller item id comes first. Nothing left is no occasion.
 *
 * @param most how many items are suggested
 */
record CrossSell(int most) implements Serializable {

    /** @param together the bought-together lists of the cart's items, as far as there are any */
    List<String> suggestions(Cart cart, Collection<List<PairedItem>> together, Predicate<String> inStock) {
        Map<String, BigDecimal> strongest = new HashMap<>();
        for (List<PairedItem> list : together) {
            for (PairedItem pair : list) {
                strongest.merge(pair.itemId(), pair.logLikelihoodRatio(), BigDecimal::max);
            }
        }
        return strongest.entrySet().stream()
                .filter(pair -> !cart.holds(pair.getKey()) && inStock.test(pair.getKey()))
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    static Occasion occasion(String shopper, Cart cart, Instant at, List<String> suggestions) {
        return new Occasion(
                CampaignTrigger.CROSS_SELL,
                shopper,
                at,
                "cart " + cart.version() + " of " + cart.changedAt(),
                suggestions,
                Map.of());
    }
}
