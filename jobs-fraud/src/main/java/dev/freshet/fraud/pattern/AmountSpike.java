/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.pattern;

import dev.freshet.fraud.feature.AmountHistory;
import java.io.Serializable;
import java.math.BigDecimal;

/**
 * Whether an amount is far above what the account usually spends in this currency.
 *
 * @param deviations how many deviations of the logarithm above the mean are still usual
 * @param minimumCount below so many amounts nothing is unusual
 */
public record AmountSpike(double deviations, long minimumCount) implements Serializable {

    /** Who always spends the same is taken to vary by a tenth: else a cent more would be a spike. */
    static final double SMALLEST_DEVIATION = 0.1;

    /**
     * Whether an amount is one.
     *
     * @param before what was spent before it
     */
    public boolean isSpike(BigDecimal amount, AmountHistory before) {
        if (before.count() < minimumCount || amount.signum() <= 0) {
            return false;
        }
        double deviation = Math.max(before.deviation(), SMALLEST_DEVIATION);
        return AmountHistory.logarithm(amount) - before.mean() > deviations * deviation;
    }
}
