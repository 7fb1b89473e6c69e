/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.CampaignDraft;
import dev.freshet.ecommerce.campaign.model.CampaignTrigger;
import dev.freshet.ecommerce.campaign.model.OfferType;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CampaignLimitsTest {

    private final CampaignLimits limits = new CampaignLimits(Duration.ofDays(30));

    @Test
    void aWaitForLongerThanCartsAreRememberedIsRefused() {
        Campaign longer =
                CampaignDraft.of("c").after(Duration.ofDays(30).plusSeconds(1)).campaign();

        assertThat(limits.refusal(longer))
                .isEqualTo("after_seconds is 2592001, but carts are remembered for 2592000 seconds");
        assertThat(limits.refusal(
                        CampaignDraft.of("c").after(Duration.ofDays(30)).campaign()))
                .isNull();
    }

    @Test
    void aCapAboveTheHighestIsRefused() {
        assertThat(limits.refusal(
                        CampaignDraft.of("c").cap(1_000, Duration.ofDays(1)).campaign()))
                .isNull();
        assertThat(limits.refusal(
                        CampaignDraft.of("c").cap(1_001, Duration.ofDays(1)).campaign()))
                .isEqualTo("cap_per_shopper is 1001, but may be 1000 at most");
    }

    @Test
    void aBudgetNeedsAnOfferWhoseCostIsKnown() {
        assertThat(allowsBudget(CampaignDraft.of("c").fixed("5", "EUR").views(3)))
                .isTrue();
        assertThat(allowsBudget(CampaignDraft.of("c").percent(5))).isTrue();
        assertThat(allowsBudget(CampaignDraft.of("c").percent(5).views(3))).isFalse();
        assertThat(allowsBudget(CampaignDraft.of("c").percent(5).spend("100", "EUR")))
                .isFalse();
        assertThat(allowsBudget(CampaignDraft.of("c").offer(OfferType.FREE_SHIPPING)))
                .isFalse();
        assertThat(allowsBudget(CampaignDraft.of("c").offer(OfferType.RECOMMENDATION)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "CART_ABANDONED, true",
        "CHECKOUT_ABANDONED, true",
        "PRICE_DROP, true",
        "BROWSE_INTENT, false",
        "BACK_IN_STOCK, false",
        "SPEND_TIER, false",
        "CROSS_SELL, false"
    })
    void aBudgetForAPercentageNeedsAnOccasionThatIsWorthSomething(CampaignTrigger trigger, boolean allowed) {
        assertThat(allowsBudget(CampaignDraft.of("c").percent(5).on(trigger))).isEqualTo(allowed);
        assertThat(allowsBudget(CampaignDraft.of("c").fixed("5", "EUR").on(trigger)))
                .isTrue();
    }

    @Test
    void theContentIsAllButWhenAndAsWhichEventItWasSent() {
        Campaign campaign =
                CampaignDraft.of("c").fixed("5.00", "EUR").budget("100", "EUR").campaign();
        Campaign again = CampaignDraft.of("c")
                .sent("d-2", "2026-03-05T00:00:00Z")
                .fixed("5.0", "EUR")
                .budget("1E+2", "EUR")
                .campaign();

        assertThat(again.content()).isEqualTo(campaign.content());
        assertThat(CampaignDraft.of("c")
                        .fixed("5.00", "EUR")
                        .budget("100", "EUR")
                        .priority(1)
                        .campaign()
                        .content())
                .isNotEqualTo(campaign.content());
    }

    private boolean allowsBudget(CampaignDraft draft) {
        return limits.refusal(draft.budget("100", "EUR").campaign()) == null;
    }
}
