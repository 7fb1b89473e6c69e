/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.decision;

import dev.freshet.ecommerce.campaign.model.Campaign;

/**
 * What was decided about an occasion; where it is an action, one that is not paid for.
 *
 * @param campaign the version that decided it
 */
public record CampaignDecision(Campaign campaign, Decision decision) {

    public String campaignId() {
        return campaign.campaignId();
    }
}
