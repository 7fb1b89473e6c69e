/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import dev.freshet.common.contract.CurrencyCode;
import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.Range;
import dev.freshet.common.contract.Size;
import dev.freshet.common.contract.TextKey;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the shop sells, from {@code eventTime} until the item's next version. A tombstone of the item's key ends it.
 *
 * @param price per unit; a fall of it is what a price-drop offer looks for
 * @param currency ISO 4217, of {@code price}; the one is there where the other is
 * @param reorderPoint low stock begins where fewer units than this are available
 * @param reorderClear low stock ends where more units than this are available; at least {@code reorderPoint}
 */
@Description("An item of the shop from event_time until its next version. A tombstone of the item's key ends it.")
public record CatalogItem(
        @Size(minimum = 1, maximum = TextKey.LONGEST) String eventId,
        Instant eventTime,

        @Description("Also the record's key.") @Size(minimum = 1, maximum = TextKey.LONGEST)
        String itemId,

        @Nullable String itemName,

        @Description("Absent or blank means none.") @Size(maximum = TextKey.LONGEST) @Nullable
        String itemCategory,

        @Description("Per unit.") @Range(minimum = 0) @Nullable
        BigDecimal price,

        @Description("ISO 4217, of the price; comes together with it.") @CurrencyCode @Nullable
        String currency,

        @Description("Low stock begins where fewer units than this are available.")
        @Range(minimum = 0, maximum = InventoryMovement.MOST_UNITS)
        @Nullable
        Long reorderPoint,

        @Description("Low stock ends where more units than this are available; at least reorder_point.")
        @Range(minimum = 0, maximum = InventoryMovement.MOST_UNITS)
        @Nullable
        Long reorderClear) {}
