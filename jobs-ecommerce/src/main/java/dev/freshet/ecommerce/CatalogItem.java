/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the shop sells, from {@code eventTime} until the item's next version. A tombstone of the item's key ends it.
 *
 * @param price per unit; a fall of it is what a price-drop offer looks for
 * @param currency ISO 4217, of {@code price}
 * @param reorderPoint low stock begins where fewer units than this are available
 * @param reorderClear low stock ends where more units than this are available; at least {@code reorderPoint}
 */
public record CatalogItem(
        String eventId,
        Instant eventTime,
        String itemId,
        @Nullable String itemName,
        @Nullable String itemCategory,
        @Nullable BigDecimal price,
        @Nullable String currency,
        @Nullable Long reorderPoint,
        @Nullable Long reorderClear) {}
