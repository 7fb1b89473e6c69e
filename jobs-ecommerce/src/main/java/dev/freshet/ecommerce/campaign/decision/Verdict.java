/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.decision;

/** What becomes of an occasion. Constants are appended, never renamed. */
public enum Verdict {
    /** An action, marked where the shopper is held out or the campaign rehearses. */
    ACTION,
    /** Nothing: the shopper has had as many as the cap allows. */
    CAPPED,
    /** Nothing: another campaign acts for the same shopper at the same instant, or this one does already. */
    OUTRANKED,
    /** Nothing: there is not enough left of the budget. */
    OVER_BUDGET,
    /** Nothing: there is a budget, and nobody knows how much of it this would cost. */
    COST_UNKNOWN;

    /** The name of its counter. */
    String metric() {
        return switch (this) {
            case ACTION -> "campaignActions";
            case CAPPED -> "campaignsCapped";
            case OUTRANKED -> "campaignsOutranked";
            case OVER_BUDGET -> "campaignsOverBudget";
            case COST_UNKNOWN -> "campaignsOfUnknownCost";
        };
    }
}
