/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

/**
 * What one event adds to an item's score, or takes from it.
 *
 * @param time of the event, epoch milliseconds
 * @param sign +1 counts, −1 counts no more
 */
public record Draw(String category, String itemId, long time, Interest interest, int sign) {

    static Draw of(String itemId, ShopperInterest event, int sign) {
        return new Draw(event.category(), itemId, event.time().toEpochMilli(), event.interest(), sign);
    }
}
