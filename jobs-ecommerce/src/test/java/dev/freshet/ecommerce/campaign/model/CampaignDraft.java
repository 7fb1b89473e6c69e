/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.model;

import dev.freshet.common.control.RuleStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Campaigns in words: an active one of abandoned carts after an hour, with a recommendation and no limits. */
public final class CampaignDraft {

    private final String id;
    private String eventId = "d-1";
    private Instant time = Instant.parse("2026-03-01T00:00:00Z");
    private long version = 1;
    private RuleStatus status = RuleStatus.ACTIVE;
    private CampaignTrigger trigger = CampaignTrigger.CART_ABANDONED;
    private @Nullable Long afterSeconds = 3_600L;
    private @Nullable Long views;
    private @Nullable Long dropPercent;
    private @Nullable BigDecimal spend;
    private Offer offer = new Offer(OfferType.RECOMMENDATION, null, null);
    private @Nullable String currency;
    private @Nullable Long cap;
    private @Nullable Long capSeconds;
    private @Nullable BigDecimal budget;
    private @Nullable Long holdoutPercent;
    private long priority;
    private @Nullable Instant validFrom;
    private @Nullable Instant validTo;
    private @Nullable Boolean dryRun;

    private CampaignDraft(String id) {
        this.id = id;
    }

    public static CampaignDraft of(String id) {
        return new CampaignDraft(id);
    }

    public CampaignDraft sent(String asEvent, String at) {
        this.eventId = asEvent;
        this.time = Instant.parse(at);
        return this;
    }

    public CampaignDraft version(long number) {
        this.version = number;
        return this;
    }

    public CampaignDraft status(RuleStatus changed) {
        this.status = changed;
        return this;
    }

    public CampaignDraft after(Duration silence) {
        this.afterSeconds = silence.toSeconds();
        return this;
    }

    public CampaignDraft on(CampaignTrigger other) {
        this.trigger = other;
        boolean waits = other == CampaignTrigger.CART_ABANDONED || other == CampaignTrigger.CHECKOUT_ABANDONED;
        this.afterSeconds = waits ? afterSeconds : null;
        return this;
    }

    public CampaignDraft views(long count) {
        this.views = count;
        return on(CampaignTrigger.BROWSE_INTENT);
    }

    public CampaignDraft dropPercent(long percent) {
        this.dropPercent = percent;
        return on(CampaignTrigger.PRICE_DROP);
    }

    public CampaignDraft spend(String amount, String code) {
        this.spend = new BigDecimal(amount);
        this.currency = code;
        return on(CampaignTrigger.SPEND_TIER);
    }

    public CampaignDraft offer(OfferType type) {
        this.offer = new Offer(type, null, null);
        return this;
    }

    public CampaignDraft percent(long percent) {
        this.offer = new Offer(OfferType.PERCENT, percent, null);
        return this;
    }

    public CampaignDraft fixed(String amount, String code) {
        this.offer = new Offer(OfferType.FIXED, null, new BigDecimal(amount));
        this.currency = code;
        return this;
    }

    public CampaignDraft cap(long most, Duration within) {
        this.cap = most;
        this.capSeconds = within.toSeconds();
        return this;
    }

    public CampaignDraft budget(String amount, String code) {
        this.budget = new BigDecimal(amount);
        this.currency = code;
        return this;
    }

    public CampaignDraft holdout(long percent) {
        this.holdoutPercent = percent;
        return this;
    }

    public CampaignDraft priority(long number) {
        this.priority = number;
        return this;
    }

    public CampaignDraft validFrom(Instant from) {
        this.validFrom = from;
        return this;
    }

    public CampaignDraft validTo(Instant to) {
        this.validTo = to;
        return this;
    }

    public CampaignDraft dryRun() {
        this.dryRun = true;
        return this;
    }

    public Campaign campaign() {
        return new Campaign(
                eventId,
                time,
                id,
                version,
                status,
                trigger,
                afterSeconds,
                views,
                dropPercent,
                spend,
                offer,
                currency,
                cap,
                capSeconds,
                budget,
                holdoutPercent,
                priority,
                validFrom,
                validTo,
                dryRun);
    }
}
