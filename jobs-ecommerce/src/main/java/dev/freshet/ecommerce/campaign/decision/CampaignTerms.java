/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.decision;

import dev.freshet.common.control.RuleStatus;
import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.Occasion;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign's document says about whether it may act, and at what cost.
 *
 * <p>A shadow or a dry run is a rehearsal: what it decides is marked, and it leaves live campaigns alone. It is judged by its own
 * cap and its own budget, kept apart from those of the live campaign, and neither outranks others nor is outranked.
 */
public record CampaignTerms(Campaign campaign) {

    /** From {@code valid_from} on, that included, until {@code valid_to}, that excluded; never while disabled. */
    public boolean areInForceAt(Instant at) {
        Instant from = campaign.validFrom();
        Instant to = campaign.validTo();
        return campaign.status() != RuleStatus.DISABLED
                && (from == null || !at.isBefore(from))
                && (to == null || at.isBefore(to));
    }

    boolean isShadow() {
        return campaign.status() == RuleStatus.SHADOW;
    }

    boolean isDryRun() {
        return Boolean.TRUE.equals(campaign.dryRun());
    }

    public boolean isRehearsal() {
        return isShadow() || isDryRun();
    }

    /**
     * Whether the shopper is held out: if {@link StableHash#percentile} of {@code holdout}, campaign id and shopper is below
     * {@code holdout_percent}. So it stays while the version rises, a higher percentage keeps whom a lower one held out, and
     * who is held out of one campaign says nothing about another.
     */
    boolean holdOut(String shopper) {
        Long percent = campaign.holdoutPercent();
        return percent != null && StableHash.percentile("holdout", campaign.campaignId(), shopper) < percent;
    }

    /** Whether one more action stays within the cap. */
    boolean capAllows(CapHistory history, Instant at) {
        Long most = campaign.capPerShopper();
        return most == null || history.countedAt(at, capTime()) < most;
    }

    /** A history without a cap stays empty: a cap that a later version brings begins with that version. */
    CapHistory remembered(CapHistory history, Instant at) {
        return campaign.capPerShopper() == null ? CapHistory.empty() : history.and(at, capTime());
    }

    /**
     * What an offer costs at most, when it is made, in the campaign's currency: a fixed one its amount, a percentage that part of
     * what the occasion is worth in this currency, exactly. Whether the shopper ever uses it is not asked. Free shipping and
     * recommendations cost nothing that the stream knows of. Null where nobody knows: where what a percentage is taken off is not
     * all in the campaign's currency.
     */
    @Nullable
    BigDecimal costOf(Occasion occasion) {
        return switch (campaign.offer().type()) {
            case FIXED -> Objects.requireNonNull(campaign.offer().amount());
            case PERCENT -> partOf(occasion);
            case FREE_SHIPPING, RECOMMENDATION -> BigDecimal.ZERO;
        };
    }

    private @Nullable BigDecimal partOf(Occasion occasion) {
        BigDecimal worth = campaign.currency() == null ? null : occasion.worth().get(campaign.currency());
        if (worth == null || occasion.worth().size() > 1) {
            return null;
        }
        long percent = Objects.requireNonNull(campaign.offer().percent());
        return worth.multiply(BigDecimal.valueOf(percent)).movePointLeft(2);
    }

    private Duration capTime() {
        return Duration.ofSeconds(Objects.requireNonNull(campaign.capSeconds()));
    }
}
