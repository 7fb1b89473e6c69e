/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

/**
 * Who made a purchase or a refund, as far as was known. A sign-in that comes late may bring another answer; the one with the
 * highest number holds.
 *
 * @param event without a user
 * @param shopper the user whom the visitor is known to be as of the event's time, else the visitor
 * @param number 0 of the first answer
 */
public record ShopperAnswer(ShopEvent event, String shopper, long number) {

    /** The next answer. */
    public ShopperAnswer corrected(String other) {
        return new ShopperAnswer(event, other, number + 1);
    }
}
