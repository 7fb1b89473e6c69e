/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import dev.freshet.common.contract.ContractRule;
import org.jspecify.annotations.Nullable;

/** What the JSON types of a {@link CatalogItem} cannot say. */
final class CatalogRules {

    static final ContractRule<CatalogItem> IDS = new ContractRule<>(
            "event_id and item_id are texts of 1 to 256 characters",
            item -> TextKey.fits(item.eventId()) && TextKey.fits(item.itemId()));

    static final ContractRule<CatalogItem> CATEGORY = new ContractRule<>(
            "item_category is blank or a text of 1 to 256 characters", item -> blankOrKey(item.itemCategory()));

    static final ContractRule<CatalogItem> PRICE =
            new ContractRule<>("price is not negative", item -> Money.notNegative(item.price()));

    static final ContractRule<CatalogItem> CURRENCY_CODE = new ContractRule<>(
            "currency is a code of ISO 4217 in capitals", item -> Money.isCurrencyIfPresent(item.currency()));

    static final ContractRule<CatalogItem> REORDER = new ContractRule<>(
            "reorder_point and reorder_clear come together, 0 ≤ reorder_point ≤ reorder_clear ≤ 1000000000",
            item -> ordered(item.reorderPoint(), item.reorderClear()));

    private CatalogRules() {}

    private static boolean blankOrKey(@Nullable String category) {
        return category == null || category.isBlank() || TextKey.fits(category);
    }

    private static boolean ordered(@Nullable Long point, @Nullable Long clear) {
        if (point == null || clear == null) {
            return point == null && clear == null;
        }
        return 0 <= point && point <= clear && clear <= InventoryRules.MOST_UNITS;
    }
}
