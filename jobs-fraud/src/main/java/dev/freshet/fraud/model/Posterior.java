/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import java.util.List;

/** How likely weights are, by what was known before and by examples; as −ln, up to a constant. */
final class Posterior {

    private static final int MOST_STEPS = 50;
    private static final int MOST_HALVINGS = 20;
    private static final double SMALLEST_STEP = 1e-6;

    private final double[] mean;
    private final double[][] precision;
    private final double[][] rows;
    private final boolean[] frauds;

    /**
     * Of weights.
     *
     * @param precision the lower triangle
     */
    Posterior(double[] mean, double[][] precision, List<Example> examples) {
        this.mean = mean;
        this.precision = precision;
        this.rows = new double[examples.size()][];
        this.frauds = new boolean[examples.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = ModelColumns.of(examples.get(i).figures());
            frauds[i] = examples.get(i).fraud();
        }
    }

    /** By Newton's method from the mean on; a step that overshoots is halved. */
    double[] likeliest() {
        double[] weights = mean.clone();
        double loss = loss(weights);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] direction = new Cholesky(curvature(weights)).solve(descent(weights));
            double length = 1;
            double[] next = along(weights, direction, length);
            double nextLoss = loss(next);
            for (int halving = 0; halving < MOST_HALVINGS && !(nextLoss <= loss); halving++) {
                length /= 2;
                next = along(weights, direction, length);
                nextLoss = loss(next);
            }
            if (!(nextLoss < loss)) {
                return weights;
            }
            weights = next;
            loss = nextLoss;
            if (largest(direction) * length < SMALLEST_STEP) {
                return weights;
            }
        }
        return weights;
    }

    /** The second derivative, lower triangle. */
    double[][] curvature(double[] weights) {
        double[][] curvature = new double[mean.length][];
        for (int i = 0; i < mean.length; i++) {
            curvature[i] = precision[i].clone();
        }
        for (double[] row : rows) {
            double probability = Numbers.probability(Numbers.product(weights, row));
            double variance = probability * (1 - probability);
            for (int i = 0; i < row.length; i++) {
                if (row[i] != 0) {
                    double factor = variance * row[i];
                    double[] sums = curvature[i];
                    for (int k = 0; k <= i; k++) {
                        sums[k] += factor * row[k];
                    }
                }
            }
        }
        return curvature;
    }

    /** The first derivative, negative. */
    private double[] descent(double[] weights) {
        double[] descent = precisionTimes(along(mean, weights, -1));
        for (int i = 0; i < rows.length; i++) {
            double[] row = rows[i];
            double error = (frauds[i] ? 1 : 0) - Numbers.probability(Numbers.product(weights, row));
            for (int k = 0; k < row.length; k++) {
                descent[k] += error * row[k];
            }
        }
        return descent;
    }

    private double loss(double[] weights) {
        double[] off = along(mean, weights, -1);
        double loss = Numbers.product(off, precisionTimes(off)) / 2;
        for (int i = 0; i < rows.length; i++) {
            double logit = Numbers.product(weights, rows[i]);
            loss += Numbers.softplus(frauds[i] ? -logit : logit);
        }
        return loss;
    }

    private double[] precisionTimes(double[] vector) {
        double[] product = new double[vector.length];
        for (int row = 0; row < vector.length; row++) {
            for (int column = 0; column < row; column++) {
                product[row] += precision[row][column] * vector[column];
                product[column] += precision[row][column] * vector[row];
            }
            product[row] += precision[row][row] * vector[row];
        }
        return product;
    }

    private static double[] along(double[] from, double[] direction, double length) {
        double[] to = new double[from.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = from[i] + length * direction[i];
        }
        return to;
    }

    private static double largest(double[] vector) {
        double largest = 0;
        for (double number : vector) {
            largest = Math.max(largest, Math.abs(number));
        }
        return largest;
    }
}
