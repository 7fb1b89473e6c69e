/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign;

import dev.freshet.common.contract.Change;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which version of one campaign is in force, from its documents in the order of its topic.
 *
 * <p>A higher version replaces a lower one. The same version again is a repetition if it says the same, whenever and under
 * whatever event id it was sent, and however its amounts are written; else it is refused, because decisions that name a version
 * must all mean the same. A lower one is refused. A tombstone removes the campaign, and with it the memory of its versions: what
 * comes then is a new campaign. A document that is refused leaves in force what was.
 *
 * <p>Refused, besides what the topic's contract refuses before, is what could not be kept: a wait for longer than a cart is
 * remembered, a cap above {@value #HIGHEST_CAP}, which would be as many times in state, and a budget for offers of which nobody
 * knows what they cost.
 *
 * @param cartMemory how long a cart in which nothing happens is remembered
 */
record CampaignLifecycle(Duration cartMemory) {

    static final long HIGHEST_CAP = 1_000;

    CampaignReceipt decide(@Nullable Campaign inForce, Change<Campaign> change) {
        Campaign document = change.value();
        if (document == null) {
            return new CampaignReceipt(CampaignReceipt.Result.REMOVED, null, null);
        }
        if (inForce != null && content(inForce).equals(content(document))) {
            return new CampaignReceipt(CampaignReceipt.Result.REPEATED, null, inForce);
        }
        String refusal = refusal(inForce, document);
        return refusal == null
                ? new CampaignReceipt(CampaignReceipt.Result.ACCEPTED, null, document)
                : CampaignReceipt.refused(refusal, inForce);
    }

    private @Nullable String refusal(@Nullable Campaign inForce, Campaign document) {
        if (inForce != null && document.version() < inForce.version()) {
            return "version " + document.version() + " is older than version " + inForce.version()
                    + ", which is in force; send it with a higher version";
        }
        if (inForce != null && document.version() == inForce.version()) {
            return "version " + document.version()
                    + " is in force with other content; send the change with a higher version";
        }
        return limit(document);
    }

    private @Nullable String limit(Campaign document) {
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

    /** What a version says, without when and as which event it was sent. */
    private static Campaign content(Campaign campaign) {
        Offer offer = campaign.offer();
        return new Campaign(
                "",
                Instant.EPOCH,
                campaign.campaignId(),
                campaign.version(),
                campaign.status(),
                campaign.trigger(),
                campaign.afterSeconds(),
                campaign.views(),
                campaign.dropPercent(),
                plain(campaign.spend()),
                new Offer(offer.type(), offer.percent(), plain(offer.amount())),
                campaign.currency(),
                campaign.capPerShopper(),
                campaign.capSeconds(),
                plain(campaign.budget()),
                campaign.holdoutPercent(),
                campaign.priority(),
                campaign.validFrom(),
                campaign.validTo(),
                campaign.dryRun());
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.stripTrailingZeros();
    }
}
