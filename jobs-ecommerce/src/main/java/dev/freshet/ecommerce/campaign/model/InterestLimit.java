/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.model;

import java.io.Serializable;

/**
 * How many shoppers one part of an item's audience is kept for: those who wait for its return, or those in whose cart it is.
 *
 * <p>The news of an item goes to all of them at once, so their number has a bound. Who comes when it is reached is turned away
 * and counted; those before are kept, and make room when they lose interest.
 *
 * @param most shoppers per item and part
 */
public record InterestLimit(int most) implements Serializable {

    /**
     * Whether there is room for a shopper.
     *
     * @param known whether the shopper is among them already
     * @param interested how many they are
     */
    public boolean admits(boolean known, long interested) {
        return known || interested < most;
    }
}
