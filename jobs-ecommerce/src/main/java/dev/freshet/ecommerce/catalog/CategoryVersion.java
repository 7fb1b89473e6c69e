/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.catalog;

import dev.freshet.common.contract.Change;
import dev.freshet.ecommerce.CatalogItem;
import dev.freshet.ecommerce.ShopItem;
import java.time.Instant;

/**
 * What the catalog says of an item's category from a time on.
 *
 * @param category {@value ShopItem#UNKNOWN_CATEGORY} where the item was deleted or has none
 */
public record CategoryVersion(String itemId, Instant since, String category) {

    static CategoryVersion of(Change<CatalogItem> change) {
        CatalogItem item = change.value();
        if (item == null) {
            return new CategoryVersion(change.key(), change.time(), ShopItem.UNKNOWN_CATEGORY);
        }
        String category = item.itemCategory();
        return new CategoryVersion(
                item.itemId(),
                item.eventTime(),
                category == null || category.isBlank() ? ShopItem.UNKNOWN_CATEGORY : category);
    }
}
