/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Something that sets a campaign off for a shopper.
 *
 * @param at event time, in whole milliseconds
 * @param what tells it from other occasions of the same trigger, campaign and shopper, and is the same in every replay
 * @param itemIds what it is about; empty where it is about no item
 * @param worth by currency, of what an offer would be taken off; empty where any part of that is unknown
 */
public record Occasion(
        CampaignTrigger trigger,
        String shopper,
        Instant at,
        String what,
        List<String> itemIds,
        Map<String, BigDecimal> worth) {}
