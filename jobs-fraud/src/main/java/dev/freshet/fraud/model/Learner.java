/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Learns a logistic regression bit by bit. What was known before is a normal distribution of the weights; with new examples the most
 * likely weights are found by Newton's method, and the curvature there is the new precision (Laplace's approximation; see David
 * Spiegelhalter and Steffen Lauritzen, "Sequential updating of conditional probabilities on directed graphical structures",
 * Networks 20, 1990). Before anything is known the weights are taken to be about 0.
 *
 * <p>The same examples in the same order give the same weights, to the last bit, on every machine.
 *
 * @param forgetting how much of the precision is lost each time, from 0 to below 1, so that newer examples count more
 */
public record Learner(double forgetting) implements Serializable {

    /** Of every weight but the constant's: less, and rare frauds are learned by heart in the first days; more, and they are not learned. */
    private static final double FIRST_PRECISION = 5;

    /** Frauds are rare, so that the constant is far below 0. */
    private static final double FIRST_PRECISION_OF_CONSTANT = 0.01;

    public Learner {
        if (!(forgetting >= 0 && forgetting < 1)) {
            throw new IllegalArgumentException("model.forgetting must be from 0 to below 1, but is " + forgetting);
        }
    }

    /**
     * What is known with more examples.
     *
     * @param before null before anything is known; what was learned about other columns counts as nothing
     */
    Knowledge learn(@Nullable Knowledge before, List<Example> examples) {
        int columns = ModelColumns.NAMES.size();
        double[] weights = new double[columns];
        double[][] precision = firstPrecision(columns);
        if (before != null && before.columns().equals(ModelColumns.NAMES)) {
            weights = Numbers.arrayOf(before.weights());
            double[][] known = before.precisionRows();
            for (int row = 0; row < columns; row++) {
                for (int column = 0; column <= row; column++) {
                    precision[row][column] =
                            forgetting * precision[row][column] + (1 - forgetting) * known[row][column];
                }
            }
        }
        Posterior posterior = new Posterior(weights, precision, examples);
        double[] likeliest = posterior.likeliest();
        return Knowledge.of(likeliest, posterior.curvature(likeliest));
    }

    private static double[][] firstPrecision(int columns) {
        double[][] precision = new double[columns][];
        for (int row = 0; row < columns; row++) {
            precision[row] = new double[row + 1];
            precision[row][row] = row == ModelColumns.CONSTANT ? FIRST_PRECISION_OF_CONSTANT : FIRST_PRECISION;
        }
        return precision;
    }
}
