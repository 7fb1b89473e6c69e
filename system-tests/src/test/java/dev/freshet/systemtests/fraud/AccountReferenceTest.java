/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountReferenceTest {

    @Test
    void nothingIsUsualOrNewAtFirst() {
        assertThat(features(Bank.payment("a", "10:00:00", "5").put("merchant_id", "shop")))
                .containsEntry("amount", new BigDecimal(5))
                .containsEntry("new_merchant", BigDecimal.ZERO)
                .containsEntry("merchants_1h", BigDecimal.ONE)
                .containsEntry("log_amount_count", BigDecimal.ZERO)
                .doesNotContainKeys("log_amount_mean", "log_amount_deviation");
    }

    @Test
    void aMerchantIsNewToWhoHasSpentElsewhere() {
        ObjectNode shop = Bank.payment("a", "10:00:00", "5").put("merchant_id", "shop");

        assertThat(features(shop, Bank.payment("b", "10:01:00", "5").put("merchant_id", "inn")))
                .containsEntry("new_merchant", BigDecimal.ONE);
        assertThat(features(shop, Bank.payment("b", "10:01:00", "5").put("merchant_id", "shop")))
                .containsEntry("new_merchant", BigDecimal.ZERO);
        assertThat(features(
                        shop,
                        Bank.payment("b", "10:01:00", "5")
                                .put("merchant_id", "inn")
                                .put("type", "refund")))
                .containsEntry("new_merchant", BigDecimal.ZERO);
        assertThat(features(shop, Bank.payment("b", "10:01:00", "5"))).doesNotContainKey("new_merchant");
    }

    /** By hand: logarithms 0 and 2.302585 of 1 and 10; 0.1 · 2.302585 and √(0.9 · 2.302585 · 0.2302585). */
    @Test
    void theNewestAmountWeighsATenthAndAnotherCurrencyNothing() {
        assertThat(features(
                        Bank.payment("a", "10:00:00", "1"),
                        Bank.payment("b", "10:01:00", "10"),
                        Bank.payment("c", "10:02:00", "7").put("currency", "USD"),
                        Bank.payment("d", "10:03:00", "7").put("type", "reversal"),
                        Bank.payment("e", "10:04:00", "1000")))
                .containsEntry("log_amount_count", BigDecimal.valueOf(2))
                .containsEntry("log_amount_mean", new BigDecimal("0.230259"))
                .containsEntry("log_amount_deviation", new BigDecimal("0.690776"));
        assertThat(features(Bank.payment("a", "10:00:00", "10"), Bank.payment("b", "10:01:00", "1")))
                .containsEntry("log_amount_mean", new BigDecimal("2.302585"))
                .containsEntry("log_amount_deviation", new BigDecimal("0.000000"));
    }

    private static Map<String, BigDecimal> features(ObjectNode... events) {
        return AccountReference.features(Bank.payments(events));
    }
}
