/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import org.jspecify.annotations.Nullable;

/**
 * A step of the funnel, and who did it.
 *
 * @param transfer null of a step that is the shopper's own
 */
public record ShopperStep(
        String shopper, StepAt at, @Nullable StepTransfer transfer) {

    static ShopperStep own(String shopper, StepAt at) {
        return new ShopperStep(shopper, at, null);
    }
}
