/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign;

/**
 * An action that a campaign wants to make and has not paid for.
 *
 * @param campaign the version that decided it
 */
public record CampaignDecision(Campaign campaign, Decision decision) {

    String campaignId() {
        return campaign.campaignId();
    }
}
