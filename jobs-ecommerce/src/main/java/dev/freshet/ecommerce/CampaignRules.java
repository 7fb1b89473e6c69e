/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import dev.freshet.common.contract.ContractRule;
import dev.freshet.common.contract.TextKey;
import dev.freshet.ecommerce.campaign.model.Campaign;

/** What the fields of a {@link Campaign} cannot say one by one. */
final class CampaignRules {

    static final ContractRule<Campaign> PRINTABLE = new ContractRule<>(
            "ids are not blank and hold no control characters",
            campaign -> TextKey.isPrintable(campaign.eventId()) && TextKey.isPrintable(campaign.campaignId()));

    static final ContractRule<Campaign> TRIGGER = new ContractRule<>(
            "the trigger has its own figure and no other: after_seconds of cart_abandoned and checkout_abandoned, views of"
                    + " browse_intent, drop_percent of price_drop, spend of spend_tier",
            Campaign::hasItsTriggersFigures);

    static final ContractRule<Campaign> OFFER = new ContractRule<>(
            "an offer of type percent has a percent, one of type fixed an amount, and no other has either",
            Campaign::hasItsOffersFigure);

    static final ContractRule<Campaign> CURRENCY = new ContractRule<>(
            "spend, budget and amount need a currency that ISO 4217 has assigned",
            campaign -> campaign.namesCurrencyOfAmounts() && Iso4217.isAssigned(campaign.currency()));

    static final ContractRule<Campaign> CAP =
            new ContractRule<>("cap_per_shopper and cap_seconds come together", Campaign::hasCapWithTime);

    static final ContractRule<Campaign> VALIDITY =
            new ContractRule<>("valid_from is before valid_to", Campaign::beginsBeforeItEnds);

    private CampaignRules() {}
}
