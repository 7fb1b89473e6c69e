/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.Range;
import dev.freshet.ecommerce.JoinedKey;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The stock of one item at one location after a movement, an expiry or a purchase. The newest revision of {@link #itemAndLocation} is the
 * truth.
 *
 * <p>Units are as the movements say them; nothing here prevents a sale. A negative figure is a fact about what was reported:
 * more left than was known to be there, or more is held than there is.
 *
 * @param onHand received, adjusted and returned less shipped; negative where more left than was known to be there
 * @param reserved units of reservations that are open
 * @param available {@code onHand − reserved}; negative where the item is oversold
 * @param salesPerDay decayed mean of units bought, as of the newest movement or purchase; at most 6 decimal places
 * @param daysOfCover {@code available / salesPerDay}; at most 2 decimal places
 * @param revision from 1, rising
 * @param updatedAt event time of the movement, expiry or purchase that decided this revision
 */
@Description("The stock of an item at a location. The newest revision is the truth.")
public record StockRow(
        String itemId,
        String locationId,

        @Description(
                "Units received, adjusted and returned less those shipped; negative where more left than was known.")
        long onHand,

        @Description("Units of open reservations.") @Range(minimum = 0)
        long reserved,

        @Description("on_hand - reserved, in units; negative where the item is oversold.")
        long available,

        @Description("Units bought per day, a mean that forgets by a half-life; absent where nothing was bought.")
        @Range(minimum = 0)
        @Nullable
        BigDecimal salesPerDay,

        @Description("available / sales_per_day, in days, and 0 where nothing is available; absent without sales.")
        @Range(minimum = 0)
        @Nullable
        BigDecimal daysOfCover,

        @Description("From 1, rising.") @Range(minimum = 1) long revision,

        @Description("Event time of the movement, expiry or purchase that decided this revision.")
        Instant updatedAt) {

    /** Whether another revision would tell a reader nothing new. */
    boolean saysTheSameAs(StockRow other) {
        return equals(new StockRow(
                other.itemId,
                other.locationId,
                other.onHand,
                other.reserved,
                other.available,
                other.salesPerDay,
                other.daysOfCover,
                revision,
                updatedAt));
    }

    /** Item id, {@code |}, location id, as in {@link JoinedKey}. */
    public String itemAndLocation() {
        return JoinedKey.of(itemId, locationId);
    }
}
