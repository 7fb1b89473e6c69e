/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

/**
 * A shopper paid attention to an item, or that is taken back.
 *
 * @param sign +1 happened, −1 takes back what happened before
 */
public record ShopperItemChange(String shopper, String itemId, ShopperInterest event, int sign) {

    ShopperItemKey key() {
        return new ShopperItemKey(shopper, itemId);
    }
}
