/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.control.RuleStatus;
import dev.freshet.ecommerce.Happening;
import dev.freshet.ecommerce.campaign.model.CampaignDraft;
import dev.freshet.ecommerce.campaign.model.CampaignTrigger;
import dev.freshet.ecommerce.campaign.model.Occasion;
import dev.freshet.ecommerce.campaign.model.OfferType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class CampaignTermsTest {

    private static final Instant TEN = Happening.time("10:00");
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void aCampaignIsInForceFromItsFirstInstantToBeforeItsLast() {
        CampaignTerms terms = terms(CampaignDraft.of("c").validFrom(TEN).validTo(TEN.plusSeconds(60)));

        assertThat(terms.areInForceAt(TEN.minusMillis(1))).isFalse();
        assertThat(terms.areInForceAt(TEN)).isTrue();
        assertThat(terms.areInForceAt(TEN.plusSeconds(60).minusMillis(1))).isTrue();
        assertThat(terms.areInForceAt(TEN.plusSeconds(60))).isFalse();
    }

    @Test
    void anOpenEndIsNoLimit() {
        assertThat(terms(CampaignDraft.of("c")).areInForceAt(TEN)).isTrue();
        assertThat(terms(CampaignDraft.of("c").validFrom(TEN)).areInForceAt(TEN.plus(Duration.ofDays(9_999))))
                .isTrue();
        assertThat(terms(CampaignDraft.of("c").validTo(TEN)).areInForceAt(Instant.EPOCH))
                .isTrue();
    }

    @Test
    void aDisabledCampaignIsNeverInForceAndAShadowIs() {
        assertThat(terms(CampaignDraft.of("c").status(RuleStatus.DISABLED)).areInForceAt(TEN))
                .isFalse();
        assertThat(terms(CampaignDraft.of("c").status(RuleStatus.SHADOW)).areInForceAt(TEN))
                .isTrue();
    }

    @Test
    void shadowsAndDryRunsRehearse() {
        assertThat(terms(CampaignDraft.of("c")).isRehearsal()).isFalse();
        assertThat(terms(CampaignDraft.of("c").dryRun()).isRehearsal()).isTrue();
        assertThat(terms(CampaignDraft.of("c").status(RuleStatus.SHADOW)).isRehearsal())
                .isTrue();
    }

    /** anna is 27 of spring and 21 of summer, see {@link StableHashTest}. */
    @Test
    void whoIsBelowThePercentageIsHeldOut() {
        assertThat(terms(CampaignDraft.of("spring").holdout(27)).holdOut("anna"))
                .isFalse();
        assertThat(terms(CampaignDraft.of("spring").holdout(28)).holdOut("anna"))
                .isTrue();
        assertThat(terms(CampaignDraft.of("spring").version(7).holdout(28)).holdOut("anna"))
                .isTrue();
        assertThat(terms(CampaignDraft.of("summer").holdout(27)).holdOut("anna"))
                .isTrue();
    }

    @Test
    void noneAndAllAreHeldOutAtTheEndsOfTheScale() {
        for (int shopper = 0; shopper < 1_000; shopper++) {
            assertThat(terms(CampaignDraft.of("c")).holdOut("user-" + shopper)).isFalse();
            assertThat(terms(CampaignDraft.of("c").holdout(0)).holdOut("user-" + shopper))
                    .isFalse();
            assertThat(terms(CampaignDraft.of("c").holdout(100)).holdOut("user-" + shopper))
                    .isTrue();
        }
    }

    @Test
    void anActionExactlyTheCapsTimeAgoCountsNoMore() {
        CampaignTerms once = terms(CampaignDraft.of("c").cap(1, HOUR));
        CapHistory history = once.remembered(CapHistory.empty(), TEN);

        assertThat(once.capAllows(history, TEN)).isFalse();
        assertThat(once.capAllows(history, TEN.plus(HOUR).minusMillis(1))).isFalse();
        assertThat(once.capAllows(history, TEN.plus(HOUR))).isTrue();
    }

    @Test
    void asManyAsTheCapSaysAreAllowed() {
        CampaignTerms twice = terms(CampaignDraft.of("c").cap(2, HOUR));
        CapHistory one = twice.remembered(CapHistory.empty(), TEN);
        CapHistory two = twice.remembered(one, TEN.plusSeconds(60));

        assertThat(twice.capAllows(one, TEN.plusSeconds(60))).isTrue();
        assertThat(twice.capAllows(two, TEN.plusSeconds(61))).isFalse();
        assertThat(twice.capAllows(two, TEN.plus(HOUR))).isTrue();
    }

    @Test
    void aHistoryForgetsWhatCountsNoMore() {
        CapHistory history =
                CapHistory.empty().and(TEN, HOUR).and(TEN.plusSeconds(1), HOUR).and(TEN.plus(HOUR), HOUR);

        assertThat(history.actions()).containsExactly(TEN.plusSeconds(1), TEN.plus(HOUR));
    }

    @Test
    void withoutACapNothingIsRemembered() {
        CampaignTerms uncapped = terms(CampaignDraft.of("c"));

        assertThat(uncapped.capAllows(new CapHistory(List.of(TEN, TEN, TEN)), TEN))
                .isTrue();
        assertThat(uncapped.remembered(CapHistory.empty(), TEN)).isEqualTo(CapHistory.empty());
    }

    @Test
    void anOfferCostsItsAmountOrItsPartOfWhatItIsTakenOff() {
        assertThat(cost(CampaignDraft.of("c").fixed("5.00", "EUR"))).isEqualByComparingTo("5");
        assertThat(cost(CampaignDraft.of("c").percent(15).budget("100", "EUR"))).isEqualByComparingTo("2.9985");
        assertThat(cost(CampaignDraft.of("c").offer(OfferType.FREE_SHIPPING))).isZero();
        assertThat(cost(CampaignDraft.of("c").offer(OfferType.RECOMMENDATION))).isZero();
    }

    @Test
    void aPartOfWhatIsNotAllInItsCurrencyCostsNobodyKnowsHowMuch() {
        assertThat(cost(CampaignDraft.of("c").percent(15).budget("100", "USD"))).isNull();
        assertThat(cost(CampaignDraft.of("c").percent(15))).isNull();
        assertThat(cost(CampaignDraft.of("c").percent(15).budget("100", "EUR"), Map.of()))
                .isNull();
        assertThat(cost(
                        CampaignDraft.of("c").percent(15).budget("100", "EUR"),
                        Map.of("EUR", new BigDecimal("19.99"), "GBP", new BigDecimal("700"))))
                .isNull();
        assertThat(cost(CampaignDraft.of("c").fixed("5.00", "EUR"), Map.of())).isEqualByComparingTo("5");
    }

    private static @Nullable BigDecimal cost(CampaignDraft draft) {
        return cost(draft, Map.of("EUR", new BigDecimal("19.99")));
    }

    private static @Nullable BigDecimal cost(CampaignDraft draft, Map<String, BigDecimal> worth) {
        Occasion occasion = new Occasion(CampaignTrigger.CART_ABANDONED, "anna", TEN, "cart 1", List.of("mug"), worth);
        return terms(draft).costOf(occasion);
    }

    private static CampaignTerms terms(CampaignDraft draft) {
        return new CampaignTerms(draft.campaign());
    }
}
