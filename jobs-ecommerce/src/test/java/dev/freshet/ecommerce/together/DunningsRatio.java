/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * −2 log λ as it is derived: how likely the orders with the other item are among those with the one and among the rest, each
 * with its own share, against one share for both. In sixty digits, and slowly.
 */
final class DunningsRatio {

    private static final MathContext DIGITS = new MathContext(60);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private DunningsRatio() {}

    static BigDecimal of(PairTable table) {
        long rest = table.all() - table.one();
        long otherInRest = table.other() - table.both();
        BigDecimal ownShares = logLikelihood(table.both(), table.one(), table.both(), table.one())
                .add(logLikelihood(otherInRest, rest, otherInRest, rest));
        BigDecimal oneShare = logLikelihood(table.both(), table.one(), table.other(), table.all())
                .add(logLikelihood(otherInRest, rest, table.other(), table.all()));
        return ownShares.subtract(oneShare).multiply(TWO);
    }

    /** Of k successes in n trials, when the share of successes is that of {@code part} in {@code whole}. */
    private static BigDecimal logLikelihood(long k, long n, long part, long whole) {
        return timesLogOfShare(k, part, whole).add(timesLogOfShare(n - k, whole - part, whole));
    }

    private static BigDecimal timesLogOfShare(long factor, long part, long whole) {
        if (factor == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal share = BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), DIGITS);
        return BigDecimal.valueOf(factor).multiply(logarithm(share));
    }

    /** ln x = 2 ln √x, until x is so near to 1 that 2 artanh((x − 1) / (x + 1)) comes to an end soon. */
    private static BigDecimal logarithm(BigDecimal x) {
        BigDecimal root = x;
        BigDecimal factor = TWO;
        while (root.subtract(BigDecimal.ONE).abs().compareTo(new BigDecimal("0.01")) > 0) {
            root = root.sqrt(DIGITS);
            factor = factor.multiply(TWO);
        }
        BigDecimal z = root.subtract(BigDecimal.ONE).divide(root.add(BigDecimal.ONE), DIGITS);
        BigDecimal square = z.multiply(z, DIGITS);
        BigDecimal power = z;
        BigDecimal sum = BigDecimal.ZERO;
        for (int n = 1; n < 40; n += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(n), DIGITS));
            power = power.multiply(square, DIGITS);
        }
        return factor.multiply(sum, DIGITS);
    }
}
