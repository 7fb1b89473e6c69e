/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.Range;
import java.time.Instant;
import java.util.List;

/**
 * What is bought together with one item. The newest revision of an item is the truth.
 *
 * <p>Counts are of orders that were booked; refunds do not subtract. Of an order the first 100 distinct items count.
 *
 * @param orders orders that contain the item
 * @param allOrders N, all orders
 * @param items by rank; only items that are bought together more often than chance would have it; none where a list has lost
 *     all that was on it
 * @param revision from 1, rising
 * @param updatedAt event time as of which was counted
 */
@Description("Items that are bought together with an item. The newest revision is the truth.")
public record BoughtTogetherRow(
        String itemId,

        @Description("Orders that contain the item.") @Range(minimum = 0)
        long orders,

        @Description("All orders, N; refunds do not subtract.") @Range(minimum = 0)
        long allOrders,

        @Description("By rank, without gaps; only those that more orders contain together than chance would have it.")
        List<PairedItem> items,

        @Description("From 1, rising.") @Range(minimum = 1) long revision,

        @Description("Event time as of which was counted.") Instant updatedAt) {

    /** Whether a consumer would learn nothing new from this row after the other. */
    boolean saysTheSameAs(BoughtTogetherRow other) {
        return itemId.equals(other.itemId)
                && orders == other.orders
                && allOrders == other.allOrders
                && items.equals(other.items);
    }
}
