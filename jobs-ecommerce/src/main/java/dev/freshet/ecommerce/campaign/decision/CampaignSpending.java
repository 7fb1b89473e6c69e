/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.decision;

import dev.freshet.ecommerce.campaign.model.Campaign;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the offers of one campaign have cost, over all shoppers and versions.
 *
 * <p>Actions are paid for in the order of {@link #ORDER}. One that the rest of the budget does not cover is not made, and a later
 * one that costs less may be; the budget may be spent to the last penny. A held-out shopper costs nothing, but gets no marked
 * action where the others would get none. Rehearsals spend a budget of their own.
 *
 * <p>Costs are booked with or without a budget, so that one that a later version brings counts from the beginning. A version in
 * another currency begins with nothing spent. An unknown cost is booked nowhere, and no budget covers it.
 *
 * @param live by currency; bounded by the currencies that the campaign has had
 * @param rehearsed the same of shadows and dry runs
 */
public record CampaignSpending(Map<String, BigDecimal> live, Map<String, BigDecimal> rehearsed) {

    /** By event time, then action id. */
    static final Comparator<Decision> ORDER = Comparator.comparing(
                    (Decision decision) -> decision.occasion().at())
            .thenComparing(Decision::actionId);

    static CampaignSpending nothing() {
        return new CampaignSpending(Map.of(), Map.of());
    }

    /**
     * Whether an action is within the budget, and if not, why.
     *
     * @param campaign the version in force
     */
    Verdict verdict(Decision action, Campaign campaign) {
        BigDecimal budget = campaign.budget();
        if (budget == null) {
            return Verdict.ACTION;
        }
        BigDecimal cost = action.cost();
        if (cost == null) {
            return Verdict.COST_UNKNOWN;
        }
        boolean isCovered = spent(action, campaign.currency()).add(cost).compareTo(budget) <= 0;
        return isCovered ? Verdict.ACTION : Verdict.OVER_BUDGET;
    }

    /** An action is made. */
    CampaignSpending after(Decision action, Campaign campaign) {
        String currency = campaign.currency();
        BigDecimal cost = action.cost();
        if (currency == null || action.heldOut() || cost == null || cost.signum() == 0) {
            return this;
        }
        Map<String, BigDecimal> sums = new TreeMap<>(action.isRehearsal() ? rehearsed : live);
        sums.merge(currency, cost, BigDecimal::add);
        return action.isRehearsal() ? new CampaignSpending(live, sums) : new CampaignSpending(sums, rehearsed);
    }

    private BigDecimal spent(Decision action, @Nullable String currency) {
        Map<String, BigDecimal> sums = action.isRehearsal() ? rehearsed : live;
        return currency == null ? BigDecimal.ZERO : sums.getOrDefault(currency, BigDecimal.ZERO);
    }
}
