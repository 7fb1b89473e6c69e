/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import dev.freshet.ecommerce.campaign.model.CampaignTrigger;
import dev.freshet.ecommerce.campaign.model.Occasion;
import dev.freshet.ecommerce.together.CartAnswer;
import dev.freshet.ecommerce.together.CartQuestion;
import dev.freshet.ecommerce.together.Companion;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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

    /** @param answers of all items in the cart */
    List<String> suggestions(List<CartAnswer> answers, Predicate<String> inStock) {
        Set<String> inCart =
                answers.stream().map(answer -> answer.question().itemId()).collect(Collectors.toSet());
        Map<String, BigDecimal> strongest = new HashMap<>();
        for (CartAnswer answer : answers) {
            for (Companion companion : answer.companions()) {
                strongest.merge(companion.itemId(), companion.ratio(), BigDecimal::max);
            }
        }
        return strongest.entrySet().stream()
                .filter(companion -> !inCart.contains(companion.getKey()) && inStock.test(companion.getKey()))
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** @param asked any of the questions that the cart asked */
    static Occasion occasion(CartQuestion asked, List<String> suggestions) {
        return new Occasion(
                CampaignTrigger.CROSS_SELL, asked.shopper(), asked.at(), asked.cart(), suggestions, Map.of());
    }
}
