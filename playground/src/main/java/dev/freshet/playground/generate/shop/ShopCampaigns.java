/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.shop;

import dev.freshet.ecommerce.EcommerceTopics;
import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.playground.generate.ControlFile;
import dev.freshet.playground.generate.GeneratedRecord;
import java.time.Instant;
import java.util.List;

/** What the shop offers: one campaign for each trigger, with waits for somebody who is watching. */
public final class ShopCampaigns {

    private static final ControlFile<Campaign> FILE = new ControlFile<>(EcommerceTopics.CAMPAIGNS);

    private ShopCampaigns() {}

    /** The documents, one JSON object each. */
    public static List<String> lines() {
        return FILE.lines();
    }

    /** All of them, each under its id. */
    public static List<GeneratedRecord> sentAt(Instant time) {
        return FILE.sentAt(time);
    }
}
