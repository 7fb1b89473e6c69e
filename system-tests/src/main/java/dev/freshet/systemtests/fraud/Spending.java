/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.fraud;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was moved in (t − length, t], in the currency of the one at t, which is included.
 *
 * @param sum of what was spent, less what came back
 * @param merchants at which was spent, in any currency
 */
record Spending(long count, BigDecimal spent, BigDecimal sum, BigDecimal maximum, long merchants) {

    /** @param before the one at t is the last of them */
    static Spending within(Duration length, List<Payment> before) {
        Payment now = before.get(before.size() - 1);
        long count = 0;
        BigDecimal spent = BigDecimal.ZERO;
        BigDecimal returned = BigDecimal.ZERO;
        BigDecimal maximum = BigDecimal.ZERO;
        Set<String> merchants = new HashSet<>();
        for (int index = before.size() - 1; index >= 0; index--) {
            Payment each = before.get(index);
            if (!each.at().isAfter(now.at().minus(length))) {
                break;
            }
            if (each.spends() && each.merchant() != null) {
                merchants.add(each.merchant());
            }
            if (each.currency().equals(now.currency()) && each.spends()) {
                count++;
                spent = spent.add(each.amount());
                maximum = maximum.max(each.amount());
            } else if (each.currency().equals(now.currency())) {
                returned = returned.add(each.amount());
            }
        }
        return new Spending(count, spent, spent.subtract(returned), maximum, merchants.size());
    }

    /** Averages have four decimals, half to even; of nothing there is none, and no maximum. */
    void putInto(Map<String, BigDecimal> features, String prefix, String window) {
        features.put(prefix + "count_" + window, BigDecimal.valueOf(count));
        features.put(prefix + "sum_" + window, sum);
        if (count > 0) {
            features.put(prefix + "avg_" + window, spent.divide(BigDecimal.valueOf(count), 4, RoundingMode.HALF_EVEN));
            features.put(prefix + "max_" + window, maximum);
        }
    }
}
