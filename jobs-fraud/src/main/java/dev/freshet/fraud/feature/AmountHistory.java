/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import java.math.BigDecimal;

/**
 * How much an account usually spends in one currency: mean and variance of the natural logarithm of its amounts, in which newer
 * ones count more. Amounts are spread over orders of magnitude, so a deviation says little of them and much of their logarithms.
 *
 * <p>With d = x − mean and the weight w of the newest: mean' = mean + w·d, variance' = (1 − w)·(variance + w·d²). After Tony Finch,
 * "Incremental calculation of weighted mean and variance", University of Cambridge, 2009, section 9. The first amount is the
 * mean, with variance 0. Depends on the order in which amounts are taken on.
 *
 * @param count of the amounts taken on
 */
public record AmountHistory(long count, double mean, double variance) {

    public static final AmountHistory NONE = new AmountHistory(0, 0, 0);

    /**
     * With another amount; the same where it is 0, which has no logarithm.
     *
     * @param weight of the newest amount, above 0 and at most 1
     */
    public AmountHistory plus(BigDecimal amount, double weight) {
        if (amount.signum() <= 0) {
            return this;
        }
        double logarithm = logarithm(amount);
        if (count == 0) {
            return new AmountHistory(1, logarithm, 0);
        }
        double difference = logarithm - mean;
        double step = weight * difference;
        return new AmountHistory(count + 1, mean + step, (1 - weight) * (variance + difference * step));
    }

    public double deviation() {
        return Math.sqrt(variance);
    }

    /** The natural logarithm, the same on every machine. */
    public static double logarithm(BigDecimal amount) {
        return StrictMath.log(amount.doubleValue());
    }
}
