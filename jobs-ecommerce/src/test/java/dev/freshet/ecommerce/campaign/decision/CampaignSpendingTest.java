/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.Happening;
import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.CampaignDraft;
import dev.freshet.ecommerce.campaign.model.CampaignTrigger;
import dev.freshet.ecommerce.campaign.model.Occasion;
import dev.freshet.ecommerce.campaign.model.OfferType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CampaignSpendingTest {

    private static final Instant TEN = Happening.time("10:00");

    private final Campaign tenPercentOfAHundred =
            CampaignDraft.of("c").percent(10).budget("100.00", "EUR").campaign();

    @Test
    void theBudgetMayBeSpentToTheLastPenny() {
        CampaignSpending spent = spend(tenPercentOfAHundred, "400.00", "500.00");

        assertThat(spent.live()).containsOnlyKeys("EUR");
        assertThat(spent.live().get("EUR")).isEqualByComparingTo("90");
        assertThat(spent.verdict(action(tenPercentOfAHundred, "100.00"), tenPercentOfAHundred))
                .isEqualTo(Verdict.ACTION);
        assertThat(spent.verdict(action(tenPercentOfAHundred, "100.10"), tenPercentOfAHundred))
                .isEqualTo(Verdict.OVER_BUDGET);
    }

    @Test
    void whatCostsLessMayStillBeMadeAfterOneThatCostTooMuch() {
        CampaignSpending spent = spend(tenPercentOfAHundred, "900.00", "200.00", "50.00");

        assertThat(spent.live().get("EUR")).isEqualByComparingTo("95");
    }

    @Test
    void aHeldOutShopperCostsNothingButGetsNoMarkWithoutBudget() {
        Campaign heldOut = CampaignDraft.of("c")
                .percent(10)
                .budget("100.00", "EUR")
                .holdout(100)
                .campaign();

        CampaignSpending spent = spend(tenPercentOfAHundred, "950.00");

        assertThat(spent.verdict(action(heldOut, "50.00"), heldOut)).isEqualTo(Verdict.ACTION);
        assertThat(spent.verdict(action(heldOut, "51.00"), heldOut)).isEqualTo(Verdict.OVER_BUDGET);
        assertThat(spent.after(action(heldOut, "50.00"), heldOut)).isEqualTo(spent);
    }

    @Test
    void anOfferThatCostsNothingIsMadeWithoutBudgetAndBookedNowhere() {
        Campaign shipping = CampaignDraft.of("c")
                .offer(OfferType.FREE_SHIPPING)
                .budget("100.00", "EUR")
                .campaign();
        CampaignSpending spent = spend(tenPercentOfAHundred, "1000.00");

        assertThat(spent.verdict(action(shipping, "1.00"), shipping)).isEqualTo(Verdict.ACTION);
        assertThat(CampaignSpending.nothing().after(action(shipping, "1.00"), shipping))
                .isEqualTo(CampaignSpending.nothing());
    }

    @Test
    void rehearsalsSpendABudgetOfTheirOwn() {
        Campaign dryRun = CampaignDraft.of("c")
                .percent(10)
                .budget("100.00", "EUR")
                .dryRun()
                .campaign();
        CampaignSpending spent = spend(dryRun, "1000.00");

        assertThat(spent.live()).isEmpty();
        assertThat(spent.verdict(action(dryRun, "1.00"), dryRun)).isEqualTo(Verdict.OVER_BUDGET);
        assertThat(spent.verdict(action(tenPercentOfAHundred, "1000.00"), tenPercentOfAHundred))
                .isEqualTo(Verdict.ACTION);
    }

    @Test
    void costsBeforeABudgetCountAndThoseInAnotherCurrencyDoNot() {
        Campaign unlimited = CampaignDraft.of("c").fixed("60.00", "EUR").campaign();
        Campaign limited = CampaignDraft.of("c")
                .version(2)
                .fixed("60.00", "EUR")
                .budget("100", "EUR")
                .campaign();
        Campaign pounds = CampaignDraft.of("c")
                .version(3)
                .fixed("60.00", "GBP")
                .budget("100", "GBP")
                .campaign();
        CampaignSpending spent = spend(unlimited, "1.00", "1.00");

        assertThat(spent.live().get("EUR")).isEqualByComparingTo("120");
        assertThat(spent.verdict(action(limited, "1.00"), limited)).isEqualTo(Verdict.OVER_BUDGET);
        assertThat(spent.verdict(action(pounds, "1.00"), pounds)).isEqualTo(Verdict.ACTION);
    }

    @Test
    void actionsArePaidForByTimeThenId() {
        Decision late = action(tenPercentOfAHundred, "x", TEN.plusMillis(1));
        Decision one = action(tenPercentOfAHundred, "y", TEN);
        Decision other = action(tenPercentOfAHundred, "z", TEN);
        boolean oneFirst = one.actionId().compareTo(other.actionId()) < 0;

        for (List<Decision> made : List.of(List.of(late, one, other), List.of(late, other, one))) {
            assertThat(made.stream().sorted(CampaignSpending.ORDER))
                    .containsExactly(oneFirst ? one : other, oneFirst ? other : one, late);
        }
    }

    @Test
    void anUnknownCostIsBookedNowhereAndNoBudgetCoversIt() {
        Campaign pounds =
                CampaignDraft.of("c").percent(10).budget("100.00", "GBP").campaign();
        Campaign unlimited = CampaignDraft.of("c").percent(10).campaign();

        assertThat(CampaignSpending.nothing().verdict(action(pounds, "1.00"), pounds))
                .isEqualTo(Verdict.COST_UNKNOWN);
        assertThat(CampaignSpending.nothing().verdict(action(unlimited, "1.00"), unlimited))
                .isEqualTo(Verdict.ACTION);
        assertThat(CampaignSpending.nothing().after(action(pounds, "1.00"), pounds))
                .isEqualTo(CampaignSpending.nothing());
    }

    /** Makes what is covered, one after the other. */
    private static CampaignSpending spend(Campaign campaign, String... worth) {
        CampaignSpending spent = CampaignSpending.nothing();
        for (String amount : worth) {
            Decision action = action(campaign, amount);
            spent = spent.verdict(action, campaign) == Verdict.ACTION ? spent.after(action, campaign) : spent;
        }
        return spent;
    }

    private static Decision action(Campaign campaign, String worth) {
        return action(campaign, "x", TEN, new BigDecimal(worth));
    }

    private static Decision action(Campaign campaign, String what, Instant at) {
        return action(campaign, what, at, BigDecimal.TEN);
    }

    private static Decision action(Campaign campaign, String what, Instant at, BigDecimal worth) {
        Occasion occasion =
                new Occasion(CampaignTrigger.CART_ABANDONED, "anna", at, what, List.of("mug"), Map.of("EUR", worth));
        return Decision.of(new Candidate(campaign, occasion, CapHistory.empty()), Verdict.ACTION);
    }
}
