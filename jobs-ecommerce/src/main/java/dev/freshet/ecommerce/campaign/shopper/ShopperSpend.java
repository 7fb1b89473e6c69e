/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import dev.freshet.ecommerce.orders.OrderChange;
import dev.freshet.ecommerce.orders.OrderLine;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one shopper has spent, net of discounts and refunds, by currency.
 *
 * <p>The sum of all signed changes of orders: an order that is booked for another shopper after all is taken back from the
 * first, and refunds of orders from before the stream began may bring it below zero. The sum does not depend on the order of
 * the changes. Refunds count as reported, what was refunded beyond the purchase included, which orders cap.
 *
 * @param net bounded by the currencies that ISO 4217 has assigned
 */
public record ShopperSpend(Map<String, BigDecimal> net) {

    static ShopperSpend nothing() {
        return new ShopperSpend(Map.of());
    }

    ShopperSpend after(OrderChange change) {
        BigDecimal amount = BigDecimal.ZERO;
        for (OrderLine line : change.lines()) {
            amount = amount.add(line.gross()).subtract(line.discount()).subtract(line.refunded());
        }
        Map<String, BigDecimal> sums = new TreeMap<>(net);
        sums.merge(change.currency(), change.sign() < 0 ? amount.negate() : amount, BigDecimal::add);
        return new ShopperSpend(sums);
    }

    BigDecimal in(String currency) {
        return net.getOrDefault(currency, BigDecimal.ZERO);
    }
}
