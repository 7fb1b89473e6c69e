/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.CampaignTrigger;
import dev.freshet.ecommerce.campaign.model.Occasion;
import dev.freshet.ecommerce.campaign.shopper.CartLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a new price of the catalog is so much lower than what the shopper saw when putting the item into the cart.
 *
 * <p>The price has fallen far enough at {@code percent} of the line's price, exactly that included. Only the version that crosses
 * this border is an occasion: one that follows below it is not, whatever it falls by; one that crosses it again after a rise is.
 * Prices in other currencies, and lines or versions without one, are compared with nothing.
 *
 * @param percent 1 to 100
 */
record PriceDrop(long percent) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** @param campaign one of price drops */
    static PriceDrop of(Campaign campaign) {
        return new PriceDrop(Objects.requireNonNull(campaign.dropPercent()));
    }

    /** @param before the version that the catalog had until then; null if none is known */
    boolean isCrossed(CartLine line, @Nullable ItemPrice before, ItemPrice now) {
        return isFarEnough(line, now) && (before == null || !isFarEnough(line, before));
    }

    static Occasion occasion(String shopper, CartLine line, ItemPrice now) {
        BigDecimal price = Objects.requireNonNull(now.price());
        return new Occasion(
                CampaignTrigger.PRICE_DROP,
                shopper,
                Instant.ofEpochMilli(now.since().toEpochMilli()),
                "price of " + now.since() + " for " + now.itemId(),
                List.of(now.itemId()),
                Map.of(Objects.requireNonNull(now.currency()), price.multiply(BigDecimal.valueOf(line.quantity()))));
    }

    private boolean isFarEnough(CartLine line, ItemPrice version) {
        if (!version.isBelow(line)) {
            return false;
        }
        BigDecimal border = line.price().multiply(BigDecimal.valueOf(100 - percent));
        return Objects.requireNonNull(version.price()).multiply(HUNDRED).compareTo(border) <= 0;
    }
}
