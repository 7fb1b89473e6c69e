/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.ShopItem;
import dev.freshet.ecommerce.campaign.model.ItemAudience;
import java.time.Instant;
import java.util.List;

/** A shopper looked at an item. */
public record ItemViewed(ItemAudience audience, String shopper, Instant at) {

    /** Each item of a view once. */
    static List<ItemViewed> of(String shopper, ShopEvent view) {
        return view.items().stream()
                .map(ShopItem::itemId)
                .distinct()
                .map(item -> new ItemViewed(ItemAudience.of(item, shopper), shopper, view.eventTime()))
                .toList();
    }
}
