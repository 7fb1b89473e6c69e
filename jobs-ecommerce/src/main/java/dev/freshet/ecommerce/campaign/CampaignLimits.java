/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign;

import dev.freshet.common.control.DocumentCheck;
import dev.freshet.ecommerce.campaign.model.Campaign;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign may not ask for, because it could not be kept: a wait for longer than a cart is remembered, a cap above
 * {@value #HIGHEST_CAP}, which would be as many times in state, and a budget for offers of which nobody knows what they cost.
 *
 * @param cartMemory how long a cart in which nothing happens is remembered
 */
public record CampaignLimits(Duration cartMemory) implements DocumentCheck<Campaign> {

    static final long HIGHEST_CAP = 1_000;

    @Override
    public @Nullable String refusal(Campaign document) {
        Long wait = document.afterSeconds();
        if (wait != null && wait > cartMemory.toSeconds()) {
            return "after_seconds is " + wait + ", but carts are remembered for " + cartMemory.toSeconds() + " seconds";
        }
        Long cap = document.capPerShopper();
        if (cap != null && cap > HIGHEST_CAP) {
            return "cap_per_shopper is " + cap + ", but may be " + HIGHEST_CAP + " at most";
        }
        if (document.budget() != null && !costIsKnown(document)) {
            return "a budget needs an offer whose cost is known: fixed, or percent of an abandoned cart or checkout or of"
                    + " an item in the cart whose price has dropped";
        }
        return null;
    }

    private static boolean costIsKnown(Campaign document) {
        return switch (document.offer().type()) {
            case FIXED -> true;
            case FREE_SHIPPING, RECOMMENDATION -> false;
            case PERCENT ->
                switch (document.trigger()) {
                    case CART_ABANDONED, CHECKOUT_ABANDONED, PRICE_DROP -> true;
                    case BROWSE_INTENT, BACK_IN_STOCK, SPEND_TIER, CROSS_SELL -> false;
                };
        };
    }
}
