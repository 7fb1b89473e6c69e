/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.decision;

import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.Occasion;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about one occasion of one campaign.
 *
 * @param actionId the same for the same campaign, trigger, shopper and occasion in every replay, whatever the version; but another
 *     one where the campaign rehearses, so that who does each id once does not leave out what was only rehearsed before
 * @param heldOut the shopper gets nothing, to be compared with those who do
 * @param shadow the campaign only watches
 * @param dryRun the campaign only rehearses
 * @param cost in the campaign's currency, of the offer if it is made; not what is spent, see {@link CampaignSpending}. Null where
 *     it is unknown.
 */
public record Decision(
        String actionId,
        String campaignId,
        long campaignVersion,
        Verdict verdict,
        boolean heldOut,
        boolean shadow,
        boolean dryRun,
        @Nullable BigDecimal cost,
        Occasion occasion) {

    static Decision of(Candidate candidate, Verdict verdict) {
        Campaign campaign = candidate.campaign();
        Occasion occasion = candidate.occasion();
        CampaignTerms terms = new CampaignTerms(campaign);
        return new Decision(
                actionId(campaign, occasion),
                campaign.campaignId(),
                campaign.version(),
                verdict,
                terms.holdOut(occasion.shopper()),
                terms.isShadow(),
                terms.isDryRun(),
                terms.costOf(occasion),
                occasion);
    }

    boolean isAction() {
        return verdict == Verdict.ACTION;
    }

    boolean isRehearsal() {
        return shadow || dryRun;
    }

    /** Whether somebody gets the offer. */
    boolean isCarriedOut() {
        return isAction() && !heldOut && !isRehearsal();
    }

    private static String actionId(Campaign campaign, Occasion occasion) {
        return StableHash.id(
                new CampaignTerms(campaign).isRehearsal() ? "rehearsal" : "action",
                campaign.campaignId(),
                occasion.trigger().name(),
                occasion.shopper(),
                occasion.what());
    }
}
