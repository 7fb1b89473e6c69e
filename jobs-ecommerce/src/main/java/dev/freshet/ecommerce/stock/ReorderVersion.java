/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import dev.freshet.common.contract.Change;
import dev.freshet.ecommerce.CatalogItem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog says of an item's reorder point from a time on.
 *
 * @param eventId of the catalog's record; null where the item was deleted
 */
public record ReorderVersion(
        String itemId,
        Instant since,
        ReorderPoint reorder,
        @Nullable String eventId) {

    static ReorderVersion of(Change<CatalogItem> change) {
        CatalogItem item = change.value();
        if (item == null) {
            return new ReorderVersion(change.key(), change.time(), ReorderPoint.NONE, null);
        }
        ReorderPoint reorder = new ReorderPoint(item.reorderPoint(), item.reorderClear());
        return new ReorderVersion(item.itemId(), item.eventTime(), reorder, item.eventId());
    }
}
