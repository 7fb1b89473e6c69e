/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.retail;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Money of one item, one day or the whole shop, computed the plain way from the lines of the file.
 *
 * @param gross before refunds; this data knows no discounts, so gross and net of refunds differ by refunds alone
 */
record RetailTotals(BigDecimal gross, BigDecimal discount, BigDecimal refunded, BigDecimal net) {

    static final RetailTotals ZERO = new RetailTotals(
            scaled(BigDecimal.ZERO), scaled(BigDecimal.ZERO), scaled(BigDecimal.ZERO), scaled(BigDecimal.ZERO));

    /** An item's day. */
    record ItemDay(String item, LocalDate day) {}

    static <K> Map<K, RetailTotals> by(Function<InvoiceLine, K> key, List<InvoiceLine> lines) {
        Map<K, RetailTotals> totals = new TreeMap<>(Comparator.comparing(Object::toString));
        for (InvoiceLine line : lines) {
            if (line.isSaleOrReturn()) {
                totals.merge(key.apply(line), of(line), RetailTotals::plus);
            }
        }
        return totals;
    }

    private static RetailTotals of(InvoiceLine line) {
        BigDecimal amount = scaled(line.amount());
        BigDecimal none = scaled(BigDecimal.ZERO);
        return line.isCancellation()
                ? new RetailTotals(none, none, amount, amount.negate())
                : new RetailTotals(amount, none, none, amount);
    }

    RetailTotals plus(RetailTotals other) {
        return new RetailTotals(
                scaled(gross.add(other.gross)),
                scaled(discount.add(other.discount)),
                scaled(refunded.add(other.refunded)),
                scaled(net.add(other.net)));
    }

    /** To the penny: equal amounts must be equal values, whatever the number of zeros behind the point. */
    static BigDecimal scaled(BigDecimal amount) {
        return amount.setScale(2);
    }
}
