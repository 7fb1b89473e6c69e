/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

/**
 * What counts in a category at the end of an interval: what an item gains, or only that something happened.
 *
 * @param itemId the item, or {@link #NO_ITEM} where only the category's time moves on
 * @param end of the interval of event time at whose end it counts, epoch milliseconds
 * @param newest end of the interval in which the newest of the events lies; before {@code end} where all of them are late
 */
public record CategoryAttention(String category, String itemId, long end, long newest, Attention attention) {

    /** No item has it: an item's id has a character at least. */
    static final String NO_ITEM = "";
}
