/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.catalog;

import dev.freshet.common.contract.Change;
import dev.freshet.ecommerce.CatalogItem;
import dev.freshet.ecommerce.ShopItem;
import java.time.Instant;
import java.util.List;

/**
 * What the catalog says of an item's category from a time on, to one shard of those who ask.
 *
 * @param category {@value ShopItem#UNKNOWN_CATEGORY} where the item was deleted or has none
 */
public record CategoryVersion(ItemShard item, Instant since, String category) {

    /** One change of the catalog, for every shard. */
    static List<CategoryVersion> of(Change<CatalogItem> change) {
        CatalogItem item = change.value();
        if (item == null) {
            return toAll(change.key(), change.time(), ShopItem.UNKNOWN_CATEGORY);
        }
        String category = item.itemCategory();
        return toAll(
                item.itemId(),
                item.eventTime(),
                category == null || category.isBlank() ? ShopItem.UNKNOWN_CATEGORY : category);
    }

    private static List<CategoryVersion> toAll(String itemId, Instant since, String category) {
        return ItemShard.all(itemId).stream()
                .map(shard -> new CategoryVersion(shard, since, category))
                .toList();
    }
}
