/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

/**
 * How many orders contain an item, or how many there are, after what counts at the end of an interval.
 *
 * @param itemId the item, or {@link BasketCounts#ALL_ORDERS}
 * @param end of the interval, epoch milliseconds
 */
public record ItemOrders(String itemId, long end, long orders) {}
