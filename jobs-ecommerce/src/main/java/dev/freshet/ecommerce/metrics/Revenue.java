/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.Range;
import dev.freshet.ecommerce.PlainDecimal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Money of one currency. All amounts but net are positive.
 *
 * @param gross Σ (price + discount) · quantity of purchases
 * @param discount Σ discount · quantity of purchases
 * @param refunded as reported, matched to a purchase or not
 * @param net gross − discount − refunded
 */
public record Revenue(
        @Description("ISO 4217, of all amounts here.") String currency,

        @Description("Sum of (price + discount) times quantity of purchases.") @Range(minimum = 0)
        BigDecimal gross,

        @Description("Sum of discount times quantity of purchases.") @Range(minimum = 0)
        BigDecimal discount,

        @Description("Sum of price times quantity of refunds as reported, matched to a purchase or not.")
        @Range(minimum = 0)
        BigDecimal refunded,

        @Description("gross - discount - refunded.") BigDecimal net) {

    /** One entry per currency in which an amount is not zero, so that an order taken back leaves no trace. */
    static List<Revenue> of(List<CurrencyAmounts> amounts) {
        List<Revenue> revenue = new ArrayList<>(amounts.size());
        for (CurrencyAmounts sums : amounts) {
            if (sums.gross().signum() != 0
                    || sums.discount().signum() != 0
                    || sums.refunded().signum() != 0) {
                revenue.add(of(sums));
            }
        }
        return revenue;
    }

    private static Revenue of(CurrencyAmounts sums) {
        BigDecimal net = sums.gross().subtract(sums.discount()).subtract(sums.refunded());
        return new Revenue(
                sums.currency(),
                PlainDecimal.of(sums.gross()),
                PlainDecimal.of(sums.discount()),
                PlainDecimal.of(sums.refunded()),
                PlainDecimal.of(net));
    }
}
