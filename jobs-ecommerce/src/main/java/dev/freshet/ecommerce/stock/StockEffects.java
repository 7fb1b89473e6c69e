/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What followed from one arrival, or from time that has passed, for the stock of an item at a location: by time. */
public record StockEffects(String itemId, String locationId, List<StockEffect> effects) {

    StockEffects only(List<StockEffect> some) {
        return new StockEffects(itemId, locationId, some);
    }

    /** Of one item, what happens at each location, whatever the order in which it came. */
    static List<StockEffects> byLocation(List<StockEffects> ofOneItem) {
        Map<String, StockEffects> byLocation = new TreeMap<>();
        for (StockEffects each : ofOneItem) {
            byLocation.merge(each.locationId, each, StockEffects::and);
        }
        return List.copyOf(byLocation.values());
    }

    private StockEffects and(StockEffects other) {
        List<StockEffect> all = new ArrayList<>(effects);
        all.addAll(other.effects);
        all.sort(StockEffect.ORDER);
        return only(all);
    }
}
