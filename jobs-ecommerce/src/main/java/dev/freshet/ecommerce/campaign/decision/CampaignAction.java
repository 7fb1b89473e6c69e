/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.decision;

import dev.freshet.common.action.Action;
import dev.freshet.ecommerce.PlainDecimal;
import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.Occasion;
import dev.freshet.ecommerce.campaign.model.Offer;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An offer in the form of the suite's actions: the type is the offer's, the target the shopper, the subjects are items. */
final class CampaignAction {

    private CampaignAction() {}

    static Action of(Campaign campaign, Decision decision) {
        Occasion occasion = decision.occasion();
        return new Action(
                decision.actionId(),
                decision.campaignId(),
                decision.campaignVersion(),
                campaign.offer().type().name().toLowerCase(Locale.ROOT),
                occasion.shopper(),
                occasion.trigger().name().toLowerCase(Locale.ROOT) + ": " + occasion.what(),
                occasion.itemIds(),
                figures(campaign.offer(), decision),
                campaign.currency(),
                decision.dryRun(),
                decision.shadow(),
                decision.heldOut(),
                occasion.at(),
                campaign.validTo());
    }

    /** Percent and amount are the offer's; cost is what it costs at most, where that is known. */
    private static Map<String, BigDecimal> figures(Offer offer, Decision decision) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        if (offer.percent() != null) {
            figures.put("percent", BigDecimal.valueOf(offer.percent()));
        }
        if (offer.amount() != null) {
            figures.put("amount", PlainDecimal.of(offer.amount()));
        }
        if (decision.cost() != null && decision.cost().signum() > 0) {
            figures.put("cost", PlainDecimal.of(decision.cost()));
        }
        return figures;
    }
}
