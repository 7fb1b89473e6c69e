/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.Happening;
import dev.freshet.ecommerce.campaign.model.CampaignDraft;
import dev.freshet.ecommerce.campaign.model.Occasion;
import dev.freshet.ecommerce.campaign.shopper.CartLine;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PriceDropTest {

    private final PriceDrop tenPercent = new PriceDrop(10);
    private final CartLine mug = new CartLine("mug", 3, new BigDecimal("20.00"), "EUR", Happening.time("10:00"));

    @Test
    void exactlyThePercentageIsFarEnough() {
        assertThat(tenPercent.isCrossed(mug, version("20", "EUR"), version("18.00", "EUR")))
                .isTrue();
        assertThat(tenPercent.isCrossed(mug, version("20", "EUR"), version("18.01", "EUR")))
                .isFalse();
    }

    @Test
    void onlyTheVersionThatCrossesTheBorderIsAnOccasion() {
        assertThat(tenPercent.isCrossed(mug, version("18", "EUR"), version("12", "EUR")))
                .isFalse();
        assertThat(tenPercent.isCrossed(mug, version("19", "EUR"), version("12", "EUR")))
                .isTrue();
    }

    @Test
    void withoutAnEarlierVersionTheLineAloneDecides() {
        assertThat(tenPercent.isCrossed(mug, null, version("18", "EUR"))).isTrue();
        assertThat(tenPercent.isCrossed(mug, version(null, null), version("18", "EUR")))
                .isTrue();
    }

    @Test
    void otherCurrenciesAndAbsentPricesAreComparedWithNothing() {
        CartLine unsaid = new CartLine("mug", 3, new BigDecimal("20.00"), null, Happening.time("10:00"));

        assertThat(tenPercent.isCrossed(mug, null, version("1", "GBP"))).isFalse();
        assertThat(tenPercent.isCrossed(mug, null, version(null, null))).isFalse();
        assertThat(tenPercent.isCrossed(unsaid, null, version("1", "EUR"))).isFalse();
    }

    @Test
    void whatCostNothingCannotFallAndAHundredPercentIsForNothing() {
        CartLine free = new CartLine("mug", 1, BigDecimal.ZERO, "EUR", Happening.time("10:00"));

        assertThat(tenPercent.isCrossed(free, null, version("0.00", "EUR"))).isFalse();
        assertThat(new PriceDrop(100).isCrossed(mug, null, version("0.00", "EUR")))
                .isTrue();
        assertThat(new PriceDrop(100).isCrossed(mug, null, version("0.01", "EUR")))
                .isFalse();
    }

    @Test
    void theOccasionIsTheCatalogsVersionAndWorthTheUnitsInTheCart() {
        Occasion occasion = PriceDrop.occasion("anna", mug, version("18.00", "EUR"));

        assertThat(occasion.what()).isEqualTo("price of 2026-03-02T12:00:00Z for mug");
        assertThat(occasion.worth()).containsExactly(Map.entry("EUR", new BigDecimal("54.00")));
        assertThat(PriceDrop.of(CampaignDraft.of("c").dropPercent(10).campaign()))
                .isEqualTo(tenPercent);
    }

    private static ItemPrice version(@Nullable String price, @Nullable String currency) {
        return new ItemPrice("mug", Happening.time("12:00"), price == null ? null : new BigDecimal(price), currency);
    }
}
