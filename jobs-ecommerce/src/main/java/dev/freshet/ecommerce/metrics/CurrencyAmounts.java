/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Exact sums of one currency. Taken back amounts are negative here, so that sums of changes come out right.
 *
 * @param gross before discounts
 * @param refunded paid back, as a positive amount
 */
public record CurrencyAmounts(String currency, BigDecimal gross, BigDecimal discount, BigDecimal refunded) {

    CurrencyAmounts plus(CurrencyAmounts other) {
        return new CurrencyAmounts(
                currency, gross.add(other.gross), discount.add(other.discount), refunded.add(other.refunded));
    }

    /** Merges two lists that are sorted by currency into a third. Amounts of different currencies are never added. */
    static List<CurrencyAmounts> merge(List<CurrencyAmounts> left, List<CurrencyAmounts> right) {
        if (right.isEmpty()) {
            return left;
        }
        if (left.isEmpty()) {
            return right;
        }
        List<CurrencyAmounts> merged = new ArrayList<>(left.size() + right.size());
        int l = 0;
        int r = 0;
        while (l < left.size() && r < right.size()) {
            int order = left.get(l).currency.compareTo(right.get(r).currency);
            if (order < 0) {
                merged.add(left.get(l++));
            } else if (order > 0) {
                merged.add(right.get(r++));
            } else {
                merged.add(left.get(l++).plus(right.get(r++)));
            }
        }
        merged.addAll(left.subList(l, left.size()));
        merged.addAll(right.subList(r, right.size()));
        return merged;
    }
}
