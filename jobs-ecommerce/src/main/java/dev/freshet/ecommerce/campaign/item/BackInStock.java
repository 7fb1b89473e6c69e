/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import dev.freshet.ecommerce.campaign.model.CampaignTrigger;
import dev.freshet.ecommerce.campaign.model.Occasion;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * When shoppers who looked at an item while it was sold out are told that it is back.
 *
 * <p>A shopper waits from the first view while it was sold out; further ones change nothing. When it is back everybody who
 * waits is told once, and nobody waits any more: who looks at what can be bought needs no news.
 */
final class BackInStock {

    private BackInStock() {}

    /** @param since when the shopper began to wait */
    static Occasion occasion(String itemId, String shopper, Instant since, Instant at) {
        return new Occasion(
                CampaignTrigger.BACK_IN_STOCK,
                shopper,
                at,
                "watched since " + since + ", " + itemId,
                List.of(itemId),
                Map.of());
    }
}
