/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.Range;
import dev.freshet.common.contract.Size;
import dev.freshet.common.contract.TextKey;
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
@Description("One line of an event. An item may stand on several lines.")
public record ShopItem(
        @Size(minimum = 1, maximum = TextKey.LONGEST) String itemId,
        @Nullable String itemName,

        @Description("Absent or blank where the page does not know it; the catalog is asked then.")
        @Size(maximum = TextKey.LONGEST)
        @Nullable
        String itemCategory,

        @Description("Per unit, after discount; in a refund what is paid back per unit.") @Range(minimum = 0)
        BigDecimal price,

        @Description("Units, positive in a refund too.") @Range(minimum = 1, maximum = ShopItem.MOST_UNITS)
        long quantity,

        @Description("Per unit; absent means none.") @Range(minimum = 0) @Nullable
        BigDecimal discount,

        @Size(minimum = 1, maximum = TextKey.LONGEST) @Nullable
        String locationId) {

    /** The category of items that neither the event nor the catalog knows one for. */
    public static final String UNKNOWN_CATEGORY = "unknown";

    /** A sum of units is a {@code long}: it would take four thousand million of the longest events to overflow one. */
    static final long MOST_UNITS = 1_000_000;

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
