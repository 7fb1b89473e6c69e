/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

/**
 * What became of a cart, and what is worth counting about it.
 *
 * @param excessRemovals lines that took out more than was in the cart
 * @param refusedLines lines that found the cart full
 */
public record CartUpdate(Cart cart, long excessRemovals, long refusedLines) {

    static CartUpdate unchanged(Cart cart) {
        return new CartUpdate(cart, 0, 0);
    }
}
