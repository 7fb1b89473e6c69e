/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import dev.freshet.common.contract.Change;
import dev.freshet.ecommerce.CatalogItem;
import dev.freshet.ecommerce.campaign.shopper.CartLine;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one unit of an item costs by the catalog, from a time on.
 *
 * @param price null where the catalog says none, or the item was deleted
 * @param currency of the price; there where the price is
 */
public record ItemPrice(
        String itemId,
        Instant since,
        @Nullable BigDecimal price,
        @Nullable String currency) {

    static ItemPrice of(Change<CatalogItem> change) {
        CatalogItem item = change.value();
        return item == null
                ? new ItemPrice(change.key(), change.time(), null, null)
                : new ItemPrice(item.itemId(), item.eventTime(), item.price(), item.currency());
    }

    /** Whether it is less than what was seen when the item was put into a cart; prices in other currencies are not compared. */
    boolean isBelow(CartLine line) {
        return price != null
                && line.currency() != null
                && line.currency().equals(currency)
                && price.compareTo(line.price()) < 0;
    }
}
