/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign;

/**
 * How many shoppers one item is kept for: those who wait for its return, and those in whose cart it is.
 *
 * <p>The news of an item goes to all of them at once, so their number has a bound. Who comes when it is reached is turned away
 * and counted; those before are kept, and make room when they lose interest.
 *
 * @param most shoppers per item
 */
record InterestLimit(int most) {

    /**
     * @param known whether the shopper is among them already
     * @param interested how many they are
     */
    boolean admits(boolean known, long interested) {
        return known || interested < most;
    }
}
