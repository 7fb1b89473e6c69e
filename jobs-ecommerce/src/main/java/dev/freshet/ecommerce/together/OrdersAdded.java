/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

/**
 * By how much the orders with an item, or all of them, change at the end of an interval.
 *
 * @param itemId the item, or {@link BasketCounts#ALL_ORDERS}
 * @param end of the interval, epoch milliseconds
 * @param orders negative where more were taken back than came
 * @param asked whether a list may ask for the total: that of all orders, and of an item that is ordered with another
 */
public record OrdersAdded(String itemId, long end, long orders, boolean asked) {

    static OrdersAdded of(BasketCounts counts) {
        boolean asked = !counts.isOfAnItem() || !counts.partners().isEmpty();
        return new OrdersAdded(counts.itemId(), counts.end(), counts.orders(), asked);
    }
}
