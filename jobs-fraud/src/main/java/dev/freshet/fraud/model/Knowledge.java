/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import java.util.List;

/**
 * What has been learned so far: a normal distribution of the weights. It stands for all examples there were, so that none of them
 * is kept; its size depends on the number of columns only.
 *
 * @param columns that the weights are of
 * @param weights the most likely ones
 * @param precision the inverse of their covariance, row by row up to the diagonal
 */
public record Knowledge(List<String> columns, List<Double> weights, List<Double> precision) {

    static Knowledge of(double[] weights, double[][] precision) {
        double[] rows = new double[weights.length * (weights.length + 1) / 2];
        int at = 0;
        for (int row = 0; row < weights.length; row++) {
            System.arraycopy(precision[row], 0, rows, at, row + 1);
            at += row + 1;
        }
        return new Knowledge(ModelColumns.NAMES, Numbers.listOf(weights), Numbers.listOf(rows));
    }

    /** The lower triangle. */
    double[][] precisionRows() {
        double[][] rows = new double[weights.size()][];
        int at = 0;
        for (int row = 0; row < rows.length; row++) {
            rows[row] = Numbers.arrayOf(precision.subList(at, at + row + 1));
            at += row + 1;
        }
        return rows;
    }
}
