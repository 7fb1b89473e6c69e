/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.model;

import java.io.Serializable;
import java.time.Duration;

/**
 * The figures of the campaigns feature; times are event time.
 *
 * @param cartMemory how long a cart in which nothing happens is remembered
 * @param browsingMemory how long after a view in a category the next one continues it
 * @param spendMemory how long after the newest order of a shopper, or action of a campaign, what was spent is remembered
 * @param interestMemory how long a shopper who looked at a sold-out item waits for its return
 * @param mostShoppersPerItem for how many shoppers one item is watched, spread evenly over the parts of its audience
 * @param crossSellLength how many items are suggested at most
 * @param stockPatience how far events may be ahead of stock that they are judged by; zero for as long as it takes
 * @param allowedLateness how far behind the watermark an event may still come
 */
public record CampaignSettings(
        Duration cartMemory,
        Duration browsingMemory,
        Duration spendMemory,
        Duration interestMemory,
        int mostShoppersPerItem,
        int crossSellLength,
        Duration stockPatience,
        Duration allowedLateness)
        implements Serializable {

    public CampaignSettings {
        requireMillisecond("campaigns.cart-memory", cartMemory);
        requireMillisecond("campaigns.browsing-memory", browsingMemory);
        requireMillisecond("campaigns.spend-memory", spendMemory);
        requireMillisecond("campaigns.interest-memory", interestMemory);
        if (mostShoppersPerItem < ItemAudience.PARTS) {
            throw new IllegalArgumentException("campaigns.most-shoppers-per-item must be at least " + ItemAudience.PARTS
                    + ", one for each part of an item's audience, but is " + mostShoppersPerItem);
        }
        if (!stockPatience.isZero()) {
            requireMillisecond("campaigns.stock-patience", stockPatience);
        }
        if (crossSellLength < 1) {
            throw new IllegalArgumentException(
                    "campaigns.cross-sell-length must be at least 1, but is " + crossSellLength);
        }
    }

    public InterestLimit interestLimit() {
        return new InterestLimit(mostShoppersPerItem / ItemAudience.PARTS);
    }

    private static void requireMillisecond(String name, Duration memory) {
        if (memory.toMillis() < 1) {
            throw new IllegalArgumentException(name + " must be at least a millisecond, but is " + memory);
        }
    }
}
