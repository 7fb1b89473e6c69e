/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevenueTest {

    @Test
    void netIsWhatIsLeftOfGrossAfterDiscountsAndRefunds() {
        assertThat(Revenue.of(List.of(amounts("EUR", "10.00", "1.50", "2.25"))))
                .containsExactly(revenue("EUR", "10", "1.5", "2.25", "6.25"));
    }

    @Test
    void moreIsGivenBackThanWasBoughtInAWindowWithoutPurchases() {
        assertThat(Revenue.of(List.of(amounts("EUR", "0", "0", "2.50"))))
                .containsExactly(revenue("EUR", "0", "0", "2.5", "-2.5"));
    }

    @Test
    void whatWasGivenAwayAltogetherIsStillDiscount() {
        assertThat(Revenue.of(List.of(amounts("EUR", "4.00", "4.00", "0"))))
                .containsExactly(revenue("EUR", "4", "4", "0", "0"));
    }

    @Test
    void aCurrencyInWhichAllWasTakenBackIsLeftOut() {
        assertThat(Revenue.of(List.of(amounts("EUR", "0.00", "0.0", "0"), amounts("GBP", "1", "0", "0"))))
                .containsExactly(revenue("GBP", "1", "0", "0", "1"));
    }

    @Test
    void currenciesStandSortedAndAreNeverAddedToEachOther() {
        List<CurrencyAmounts> some = List.of(amounts("EUR", "1", "0", "0"), amounts("USD", "5", "1", "0"));
        List<CurrencyAmounts> more = List.of(amounts("GBP", "3", "0", "0"), amounts("USD", "2", "0", "4"));

        assertThat(CurrencyAmounts.merge(some, more))
                .isEqualTo(CurrencyAmounts.merge(more, some))
                .containsExactly(
                        amounts("EUR", "1", "0", "0"), amounts("GBP", "3", "0", "0"), amounts("USD", "7", "1", "4"));
    }

    private static CurrencyAmounts amounts(String currency, String gross, String discount, String refunded) {
        return new CurrencyAmounts(currency, new BigDecimal(gross), new BigDecimal(discount), new BigDecimal(refunded));
    }

    private static Revenue revenue(String currency, String gross, String discount, String refunded, String net) {
        return new Revenue(
                currency,
                new BigDecimal(gross),
                new BigDecimal(discount),
                new BigDecimal(refunded),
                new BigDecimal(net));
    }
}
