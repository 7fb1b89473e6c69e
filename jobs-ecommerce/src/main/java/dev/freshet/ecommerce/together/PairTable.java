/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

/**
 * In how many orders two items are, alone and together: a table of two by two.
 *
 * @param both orders with both items
 * @param one orders with the one
 * @param other orders with the other
 * @param all all orders
 */
record PairTable(long both, long one, long other, long all) {

    /** Where observed and expected are nearer than this, relatively, logarithms would cancel each other. */
    private static final double NEAR = 0.1;

    /** As many terms as are more than rounding, for less than {@link #NEAR}. */
    private static final int TERMS = 17;

    /**
     * Whether the items are together in more orders than the product of their shares would have. Never of counts that cannot
     * be those of orders, as they are while one that was taken back is missing on one side only.
     */
    boolean isPositive() {
        return both > 0 && onlyOne() >= 0 && onlyOther() >= 0 && neither() >= 0 && determinant() > 0;
    }

    /**
     * −2 log λ, natural logarithm, of the hypothesis that the items are bought independently: Ted Dunning, "Accurate Methods
     * for the Statistics of Surprise and Coincidence", Computational Linguistics 19(1), 1993. For two binomials that is
     * 2 Σ k ln(k / e) over the four cells, k being observed and e expected.
     *
     * <p>The deviations k − e of the four cells cancel each other, so 2 Σ (k ln(k / e) − (k − e)) is the same number; and none
     * of these summands is negative, so that nothing is lost where a small ratio comes from large counts. The result is the
     * same on every machine.
     */
    double logLikelihoodRatio() {
        double deviation = determinant() / all;
        return 2
                * (summand(both, deviation, one, other)
                        + summand(onlyOne(), -deviation, one, all - other)
                        + summand(onlyOther(), -deviation, all - one, other)
                        + summand(neither(), deviation, all - one, all - other));
    }

    private double summand(long observed, double deviation, long row, long column) {
        double expected = (double) row * column / all;
        if (observed == 0 || expected == 0) {
            return expected;
        }
        double relative = deviation / expected;
        return Math.abs(relative) < NEAR
                ? expected * excess(relative)
                : observed * StrictMath.log(observed / expected) - deviation;
    }

    /** (1 + x) ln(1 + x) − x for a small x, by its series Σ (−x)ⁿ / (n (n − 1)) from n = 2. */
    private static double excess(double x) {
        double sum = 0;
        for (int n = TERMS; n >= 2; n--) {
            sum = 1.0 / (n * (n - 1)) - x * sum;
        }
        return x * x * sum;
    }

    /**
     * both · neither − onlyOne · onlyOther with the right sign, and zero only where it is zero: the rounding error of the one
     * product is added to the difference (Kahan). Counts are exact up to 2^53.
     */
    private double determinant() {
        double onlyOne = (double) onlyOne();
        double onlyOther = (double) onlyOther();
        double product = onlyOne * onlyOther;
        double error = Math.fma(-onlyOne, onlyOther, product);
        return Math.fma((double) both, (double) neither(), -product) + error;
    }

    private long onlyOne() {
        return one - both;
    }

    private long onlyOther() {
        return other - both;
    }

    private long neither() {
        return all - one - other + both;
    }
}
