/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.model;

import dev.freshet.common.contract.CurrencyCode;
import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.Range;
import dev.freshet.common.contract.Size;
import dev.freshet.common.control.ControlDocument;
import dev.freshet.common.control.RuleStatus;
import dev.freshet.ecommerce.PlainDecimal;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a campaign.
 *
 * <p>Of the trigger's figures ({@code afterSeconds}, {@code views}, {@code dropPercent}, {@code spend}) exactly those are
 * present that its kind needs; see {@link #hasItsTriggersFigures()}.
 */
@Description("One version of a campaign: what triggers it, what it offers, and its limits.")
public record Campaign(
        @Size(minimum = 1, maximum = 256) String eventId,
        Instant eventTime,

        @Description("Also the record's key.") @Size(minimum = 1, maximum = 256)
        String campaignId,

        @Description("Rises with every change; every decision names it.") @Range(minimum = 1)
        long version,

        RuleStatus status,
        CampaignTrigger trigger,

        @Description("How long without the awaited event; of abandoned carts and checkouts.")
        @Range(minimum = 1, maximum = 31_536_000)
        @Nullable
        Long afterSeconds,

        @Description("How many views; of browse intent.") @Range(minimum = 1, maximum = 1_000) @Nullable
        Long views,

        @Description("How far a price must have fallen; of price drops.") @Range(minimum = 1, maximum = 100) @Nullable
        Long dropPercent,

        @Description("What must have been spent, in the campaign's currency; of spend tiers.")
        @Range(minimum = 0)
        @Nullable
        BigDecimal spend,

        Offer offer,

        @Description("ISO 4217, of every amount here; required where there is one.") @CurrencyCode @Nullable
        String currency,

        @Description("How often one shopper may get the offer within the cap's time.") @Range(minimum = 1) @Nullable
        Long capPerShopper,

        @Description("The time of the cap; comes together with it.")
        @Range(minimum = 1, maximum = 315_360_000)
        @Nullable
        Long capSeconds,

        @Description("What all offers together may cost.") @Range(minimum = 0) @Nullable
        BigDecimal budget,

        @Description("Shoppers out of a hundred who are held out, to compare with.")
        @Range(minimum = 0, maximum = 100)
        @Nullable
        Long holdoutPercent,

        @Description("Of several campaigns that are triggered together the one with the highest priority acts.")
        long priority,

        @Nullable Instant validFrom,
        @Description("Exclusive.") @Nullable Instant validTo,

        @Description("Actions are marked and not to be carried out; absent means no.") @Nullable
        Boolean dryRun)
        implements ControlDocument {

    public boolean hasItsTriggersFigures() {
        boolean waits = trigger == CampaignTrigger.CART_ABANDONED || trigger == CampaignTrigger.CHECKOUT_ABANDONED;
        return (afterSeconds != null) == waits
                && (views != null) == (trigger == CampaignTrigger.BROWSE_INTENT)
                && (dropPercent != null) == (trigger == CampaignTrigger.PRICE_DROP)
                && (spend != null) == (trigger == CampaignTrigger.SPEND_TIER);
    }

    public boolean hasItsOffersFigure() {
        return offer.isComplete();
    }

    public boolean namesCurrencyOfAmounts() {
        return currency != null || (spend == null && budget == null && offer.amount() == null);
    }

    public boolean hasCapWithTime() {
        return (capPerShopper == null) == (capSeconds == null);
    }

    public boolean beginsBeforeItEnds() {
        return validFrom == null || validTo == null || validFrom.isBefore(validTo);
    }

    /** Amounts as they are read from the topic have one form each; those of tests and other sources may not. */
    @Override
    public Campaign content() {
        return new Campaign(
                "",
                Instant.EPOCH,
                campaignId,
                version,
                status,
                trigger,
                afterSeconds,
                views,
                dropPercent,
                plain(spend),
                new Offer(offer.type(), offer.percent(), plain(offer.amount())),
                currency,
                capPerShopper,
                capSeconds,
                plain(budget),
                holdoutPercent,
                priority,
                validFrom,
                validTo,
                dryRun);
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal amount) {
        return amount == null ? null : PlainDecimal.of(amount);
    }
}
