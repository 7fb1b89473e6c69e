/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.Occasion;
import org.jspecify.annotations.Nullable;

/**
 * Something that has become of items and concerns one shopper, whatever campaigns there are.
 *
 * @param price where the occasion is a price; whether it has fallen far enough each campaign says for itself
 */
public record ItemNews(Occasion occasion, @Nullable PriceChange price) {

    static ItemNews of(Occasion occasion) {
        return new ItemNews(occasion, null);
    }

    static ItemNews of(String shopper, PriceChange change) {
        return new ItemNews(PriceDrop.occasion(shopper, change.line(), change.now()), change);
    }

    boolean concerns(Campaign campaign) {
        return price == null || PriceDrop.of(campaign).isCrossed(price.line(), price.before(), price.now());
    }
}
