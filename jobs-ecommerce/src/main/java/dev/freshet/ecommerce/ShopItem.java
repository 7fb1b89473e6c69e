/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of an event. An item may stand on several lines.
 *
 * @param itemCategory null or blank where the shop's page did not know it
 * @param price per unit, after discount, ≥ 0; in a refund what is paid back per unit
 * @param quantity units, positive, in a refund too
 * @param discount per unit, ≥ 0; absent means none
 */
public record ShopItem(
        String itemId,
        @Nullable String itemName,
        @Nullable String itemCategory,
        BigDecimal price,
        long quantity,
        @Nullable BigDecimal discount,
        @Nullable String locationId) {

    /** The category of items that neither the event nor the catalog knows one for. */
    public static final String UNKNOWN_CATEGORY = "unknown";

    public boolean hasCategory() {
        return itemCategory != null && !itemCategory.isBlank();
    }

    /** The event's category, else {@value #UNKNOWN_CATEGORY}. */
    public String categoryOrUnknown() {
        return itemCategory == null || itemCategory.isBlank() ? UNKNOWN_CATEGORY : itemCategory;
    }

    public ShopItem withCategory(String category) {
        return new ShopItem(itemId, itemName, category, price, quantity, discount, locationId);
    }
}
