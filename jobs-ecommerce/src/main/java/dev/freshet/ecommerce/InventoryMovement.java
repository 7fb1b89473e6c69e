/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.Range;
import dev.freshet.common.contract.Size;
import dev.freshet.common.contract.TextKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One movement of stock of an item at a location. Purchases are none: they feed the sales rate only.
 *
 * @param quantity units, positive; only an adjustment may be negative
 * @param reservationId on reserve and release; on ship where it closes one
 * @param expiresAt when a reservation ends by itself; may lie in the future
 */
@Description("One movement of stock of an item at a location.")
public record InventoryMovement(
        @Description("Unique over all producers of the topic.") @Size(minimum = 1, maximum = TextKey.LONGEST)
        String eventId,

        Instant eventTime,
        InventoryType type,
        @Size(minimum = 1, maximum = TextKey.LONGEST) String itemId,
        @Size(minimum = 1, maximum = TextKey.LONGEST) String locationId,

        @Description("Units, positive; only an adjustment may be negative or zero.")
        @Range(minimum = -InventoryMovement.MOST_UNITS, maximum = InventoryMovement.MOST_UNITS)
        long quantity,

        @Description("Required on reserve and release; on ship it closes the reservation.")
        @Size(minimum = 1, maximum = TextKey.LONGEST)
        @Nullable
        String reservationId,

        @Description("When a reservation ends by itself; after event_time, and it may lie in the future.") @Nullable
        Instant expiresAt) {

    /** Units of one movement; far from where a sum of them could overflow a {@code long}. */
    static final long MOST_UNITS = 1_000_000_000;
}
