/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.contract.ContractRule;
import dev.freshet.ecommerce.EcommerceTopics;
import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.CampaignTrigger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShopCampaignsTest {

    @Test
    void areOneForEachTriggerAndKeepTheContract() throws Exception {
        List<Campaign> campaigns = new ArrayList<>();
        for (String line : ShopCampaigns.lines()) {
            campaigns.add(EcommerceTopics.CAMPAIGNS.codec().decode(line.getBytes(StandardCharsets.UTF_8)));
        }

        assertThat(campaigns).extracting(Campaign::trigger).containsExactlyInAnyOrder(CampaignTrigger.values());
        assertThat(campaigns).extracting(Campaign::campaignId).doesNotHaveDuplicates();
        for (ContractRule<Campaign> rule : EcommerceTopics.CAMPAIGNS.rules()) {
            assertThat(campaigns).as(rule.toString()).allMatch(rule.holds());
        }
    }
}
