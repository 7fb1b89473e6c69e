/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.CampaignTrigger;
import dev.freshet.ecommerce.campaign.model.Occasion;
import dev.freshet.ecommerce.orders.OrderType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An amount that is worth something to whoever has spent it.
 *
 * <p>To be asked once all changes of an instant are applied, so that what is taken back and booked again at once crosses
 * nothing. It is reached by whoever has at least that much after an instant in which a purchase was booked; the shopper may have
 * had it before the campaign began. Once per tier, campaign and shopper: not again when a refund has brought the sum below, nor
 * after a new version with the same amount. Another amount or currency is another tier. A campaign that may not act finds nothing
 * reached, and a rehearsal uses nothing up: whoever had the amount meanwhile reaches it with the next purchase.
 */
record SpendTier(String currency, BigDecimal amount) {

    /** @param campaign one of spend tiers */
    static SpendTier of(Campaign campaign) {
        return new SpendTier(Objects.requireNonNull(campaign.currency()), Objects.requireNonNull(campaign.spend()));
    }

    /** The tier as text, equal for equal amounts; what is remembered of those that were reached. */
    String name() {
        return amount.stripTrailingZeros().toPlainString() + " " + currency;
    }

    /**
     * @param bookings the kinds of the changes of the instant that were booked, not taken back
     * @param reachedBefore whether the campaign has found this tier reached by the shopper before
     */
    boolean isReached(ShopperSpend spend, List<OrderType> bookings, boolean reachedBefore) {
        return !reachedBefore
                && bookings.contains(OrderType.PURCHASE)
                && spend.in(currency).compareTo(amount) >= 0;
    }

    Occasion occasion(String shopper, Instant at) {
        return new Occasion(CampaignTrigger.SPEND_TIER, shopper, at, "tier " + name(), List.of(), Map.of());
    }
}
