/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Campaigns by what sets them off, so that an event asks only those that it may concern. In the order in which they are given. */
public final class CampaignsByTrigger {

    private final Map<CampaignTrigger, List<Campaign>> byTrigger = new EnumMap<>(CampaignTrigger.class);

    private CampaignsByTrigger() {}

    /**
     * Sorts campaigns.
     *
     * @param campaigns in any status; whether they may act is asked later
     */
    public static CampaignsByTrigger of(Collection<Campaign> campaigns) {
        CampaignsByTrigger sorted = new CampaignsByTrigger();
        for (Campaign campaign : campaigns) {
            sorted.byTrigger
                    .computeIfAbsent(campaign.trigger(), trigger -> new ArrayList<>())
                    .add(campaign);
        }
        return sorted;
    }

    public List<Campaign> on(CampaignTrigger trigger) {
        return byTrigger.getOrDefault(trigger, List.of());
    }

    public boolean hasAnyOn(CampaignTrigger trigger) {
        return byTrigger.containsKey(trigger);
    }
}
