/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import java.util.List;

/**
 * What baskets add to the counts of one item, or of all orders.
 *
 * @param itemId the item, or {@link #ALL_ORDERS}
 * @param end of the interval of event time at whose end it counts, epoch milliseconds
 * @param orders that contain the item; negative where more were taken back than came, and zero where as many
 * @param partners each once, none with a zero
 */
public record BasketCounts(String itemId, long end, long orders, List<PartnerCount> partners) {

    /** No item has it: an item's id has a character at least. */
    static final String ALL_ORDERS = "";

    boolean isOfAnItem() {
        return !itemId.equals(ALL_ORDERS);
    }
}
