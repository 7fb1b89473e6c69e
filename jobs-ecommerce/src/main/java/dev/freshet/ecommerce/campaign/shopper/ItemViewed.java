/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import dev.freshet.ecommerce.ShopItem;
import dev.freshet.ecommerce.ShopperEvent;
import dev.freshet.ecommerce.campaign.model.ItemAudience;
import java.time.Instant;
import java.util.List;

/** A shopper looked at an item. */
public record ItemViewed(ItemAudience audience, String shopper, Instant at) {

    /** Each item of a view once. */
    static List<ItemViewed> of(ShopperEvent view) {
        return view.event().items().stream()
                .map(ShopItem::itemId)
                .distinct()
                .map(item -> new ItemViewed(
                        ItemAudience.of(item, view.shopper()),
                        view.shopper(),
                        view.event().eventTime()))
                .toList();
    }
}
