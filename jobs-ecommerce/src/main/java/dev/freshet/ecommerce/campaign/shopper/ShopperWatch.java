/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.CampaignSettings;
import dev.freshet.ecommerce.campaign.model.CampaignTrigger;
import dev.freshet.ecommerce.campaign.model.CampaignsByTrigger;
import dev.freshet.ecommerce.campaign.model.Instants;
import dev.freshet.ecommerce.campaign.model.Occasion;
import dev.freshet.ecommerce.campaign.model.Triggered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one shopper's events, and the time that passes without them, set off: abandoned carts and checkouts, and browse intent.
 *
 * <p>A cart that a visitor hands over brings its silence with it. Where that was long enough before the hand-over, it has been judged as
 * the visitor's, and is not judged again as the user's.
 *
 * <p>Events of an instant are applied before its time passes. A cart that is empty is forgotten with what was judged of it; one in
 * which nothing happens, {@code cartMemory} after its newest event, exactly that long included; what was looked at likewise. A cart
 * that is being forgotten is abandoned by those campaigns only whose time comes at that very instant.
 */
final class ShopperWatch {

    private final String shopper;
    private final CampaignsByTrigger campaigns;
    private final CampaignSettings settings;
    private final List<Triggered> triggered = new ArrayList<>();
    private final Map<String, Long> judged;
    private Cart cart;
    private Browsing browsing;
    private Instant passed = Instant.MIN;
    private long excessRemovals;
    private long refusedLines;

    ShopperWatch(String shopper, Shopping known, CampaignsByTrigger campaigns, CampaignSettings settings) {
        this.shopper = shopper;
        this.campaigns = campaigns;
        this.settings = settings;
        this.cart = known.cart();
        this.browsing = known.browsing();
        this.judged = new TreeMap<>(known.judged());
    }

    void happens(ShopperNews news) {
        CartTransfer transfer = news.transfer();
        if (transfer == null) {
            happens(Objects.requireNonNull(news.event()));
        } else if (transfer.event() != null) {
            happens(transfer.event());
        } else if (transfer.cart() != null) {
            comes(transfer.cart(), transfer.at());
        } else {
            cart = cart.handedOver(transfer.at());
        }
    }

    private void comes(Cart visitors, Instant at) {
        become(cart.joinedBy(visitors, at));
        browsing = Browsing.nothing();
        Instant handedOver = Instant.ofEpochMilli(at.toEpochMilli());
        for (Campaign campaign : abandonments()) {
            Instant due = Abandonment.of(campaign).dueAt(cart, 0);
            if (due != null && due.isBefore(handedOver)) {
                judged.put(campaign.campaignId(), cart.version());
            }
        }
    }

    private void become(CartUpdate update) {
        excessRemovals += update.excessRemovals();
        refusedLines += update.refusedLines();
        cart = update.cart();
    }

    private void happens(ShopEvent event) {
        become(cart.after(event));
        browsing = browsing.after(event, cart, settings.browsingMemory());
        for (Campaign campaign : campaigns.on(CampaignTrigger.BROWSE_INTENT)) {
            for (CategoryViews reached : browsing.reached(Objects.requireNonNull(campaign.views()), event, cart)) {
                set(campaign, Browsing.occasion(shopper, reached, event));
            }
        }
    }

    /** @param now not the watermark, which may have leapt over events that are still to be applied */
    void timePasses(Instant now, boolean inputEnded) {
        passed = now;
        boolean isForgotten = !cartForgottenAt().isAfter(now);
        for (Campaign campaign : abandonments()) {
            Abandonment abandonment = Abandonment.of(campaign);
            boolean isAbandoned = abandonment.isAbandoned(cart, judgedBy(campaign), now, inputEnded);
            if (isAbandoned && (!isForgotten || now.equals(abandonment.dueAt(cart, judgedBy(campaign))))) {
                judged.put(campaign.campaignId(), cart.version());
                set(campaign, abandonment.occasion(shopper, cart, now));
            }
        }
        if (cart.isEmpty() || isForgotten) {
            cart = Cart.unknown();
            judged.clear();
        }
        Instant viewsForgottenAt = viewsForgottenAt();
        if (viewsForgottenAt != null && !viewsForgottenAt.isAfter(now)) {
            browsing = Browsing.nothing();
        }
    }

    /** When time has to pass next; later than the instant that has just passed. Null if there is nothing to wait for. */
    @Nullable
    Instant wakesAt() {
        Instant first = Instants.earliest(cart.isEmpty() ? null : cartForgottenAt(), viewsForgottenAt());
        for (Campaign campaign : abandonments()) {
            Instant due = Abandonment.of(campaign).dueAt(cart, judgedBy(campaign));
            first = Instants.earliest(first, due == null || due.isAfter(passed) ? due : null);
        }
        return first;
    }

    Shopping shopping() {
        return new Shopping(cart, browsing, judged);
    }

    List<Triggered> triggered() {
        return triggered;
    }

    /** How many lines took out more than was in the cart. */
    long excessRemovals() {
        return excessRemovals;
    }

    /** How many lines found the cart full. */
    long refusedLines() {
        return refusedLines;
    }

    private void set(Campaign campaign, Occasion occasion) {
        triggered.add(new Triggered(campaign, occasion));
    }

    private long judgedBy(Campaign campaign) {
        return judged.getOrDefault(campaign.campaignId(), 0L);
    }

    private List<Campaign> abandonments() {
        List<Campaign> both = new ArrayList<>(campaigns.on(CampaignTrigger.CART_ABANDONED));
        both.addAll(campaigns.on(CampaignTrigger.CHECKOUT_ABANDONED));
        return both;
    }

    private Instant cartForgottenAt() {
        return after(cart.lastActivity(), settings.cartMemory());
    }

    private @Nullable Instant viewsForgottenAt() {
        return browsing.categories().isEmpty()
                ? null
                : after(browsing.categories().get(0).last(), settings.browsingMemory());
    }

    /** In whole milliseconds, as timers are: one that fires a fraction too early would be set again for ever. */
    private static Instant after(Instant time, Duration memory) {
        return Instant.ofEpochMilli(time.toEpochMilli()).plusMillis(memory.toMillis());
    }
}
