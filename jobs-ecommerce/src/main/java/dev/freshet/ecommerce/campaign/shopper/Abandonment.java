/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.CampaignTrigger;
import dev.freshet.ecommerce.campaign.model.Occasion;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a cart, or a checkout, counts as abandoned: something is in the cart, and neither a cart event nor a purchase came for
 * {@code silence} of event time.
 *
 * <p>An instant is a millisecond, as it is to timers. Events of an instant are applied before a timer of that instant: silence
 * of exactly {@code silence} is enough, and a purchase in the very millisecond in which it would be prevents it.
 *
 * <p>A cart version is judged once per campaign, whatever comes of it. Looking at the cart again postpones the judgement and
 * brings no second one; a change of the cart does. At the end of the input nothing is abandoned: that no event follows says
 * nothing about the shopper.
 *
 * <p>A campaign that came too late for the instant at which the silence was long enough may still find the cart, until the silence
 * is twice as long: a reminder of an hour is none after a week.
 *
 * @param ofCheckouts whether a checkout must be open
 */
record Abandonment(boolean ofCheckouts, Duration silence) {

    /** @param campaign one of abandoned carts or checkouts */
    static Abandonment of(Campaign campaign) {
        return switch (campaign.trigger()) {
            case CART_ABANDONED, CHECKOUT_ABANDONED ->
                new Abandonment(
                        campaign.trigger() == CampaignTrigger.CHECKOUT_ABANDONED,
                        Duration.ofSeconds(Objects.requireNonNull(campaign.afterSeconds())));
            case BROWSE_INTENT, PRICE_DROP, BACK_IN_STOCK, SPEND_TIER, CROSS_SELL ->
                throw new IllegalArgumentException(campaign.trigger() + " waits for nothing");
        };
    }

    /**
     * When to ask next; null if nothing is waited for.
     *
     * @param judgedVersion the cart version that the campaign has judged, 0 if none
     */
    @Nullable
    Instant dueAt(Cart cart, long judgedVersion) {
        boolean waits = !cart.isEmpty() && cart.version() > judgedVersion;
        if (!waits || (ofCheckouts && cart.checkoutSince() == null)) {
            return null;
        }
        return Instant.ofEpochMilli(cart.lastActivity().toEpochMilli()).plus(silence);
    }

    /**
     * Whether it is abandoned. Where a timer comes before its time, because the campaign or the cart has changed since it was
     * set, the answer is no, and {@link #dueAt} tells when to ask again.
     *
     * @param now the timer's own time, not the watermark
     */
    boolean isAbandoned(Cart cart, long judgedVersion, Instant now, boolean inputEnded) {
        Instant due = dueAt(cart, judgedVersion);
        return !inputEnded && due != null && !due.isAfter(now) && !now.isAfter(due.plus(silence));
    }

    Occasion occasion(String shopper, Cart cart, Instant now) {
        return new Occasion(
                ofCheckouts ? CampaignTrigger.CHECKOUT_ABANDONED : CampaignTrigger.CART_ABANDONED,
                shopper,
                now,
                // The version alone begins again with 1 when a cart was forgotten.
                "cart " + cart.version() + " of " + cart.changedAt(),
                cart.itemIds(),
                cart.worth());
    }
}
