/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import java.util.ArrayList;
import java.util.List;

/** Lists, which travel and can be compared, and arrays, which can be reckoned with. */
final class Numbers {

    private Numbers() {}

    static List<Double> listOf(double[] numbers) {
        List<Double> list = new ArrayList<>(numbers.length);
        for (double number : numbers) {
            list.add(number);
        }
        return list;
    }

    static double[] arrayOf(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The sum of the products, in the order of the numbers. */
    static double product(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /** Probability of a logit, the same on every machine. */
    static double probability(double logit) {
        return 1 / (1 + StrictMath.exp(-logit));
    }

    /** {@code ln(1 + e^x)}, also of large x. */
    static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }
}
