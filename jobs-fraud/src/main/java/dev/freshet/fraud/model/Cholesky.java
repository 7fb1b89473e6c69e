/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

/** Solves linear equations with a positive definite matrix, by its Cholesky decomposition L·Lᵀ. */
final class Cholesky {

    private final double[][] lower;

    /**
     * Decomposes a matrix, of which the lower triangle is read.
     *
     * @throws ArithmeticException where it is not positive definite
     */
    Cholesky(double[][] matrix) {
        int size = matrix.length;
        lower = new double[size][];
        for (int row = 0; row < size; row++) {
            lower[row] = new double[row + 1];
            for (int column = 0; column <= row; column++) {
                double rest = matrix[row][column];
                for (int k = 0; k < column; k++) {
                    rest -= lower[row][k] * lower[column][k];
                }
                lower[row][column] = column < row ? rest / lower[column][column] : root(rest);
            }
        }
    }

    private static double root(double rest) {
        if (!(rest > 0)) {
            throw new ArithmeticException("the matrix is not positive definite");
        }
        return Math.sqrt(rest);
    }

    /** The x of {@code matrix · x = right}. */
    double[] solve(double[] right) {
        int size = lower.length;
        double[] x = right.clone();
        for (int row = 0; row < size; row++) {
            for (int k = 0; k < row; k++) {
                x[row] -= lower[row][k] * x[k];
            }
            x[row] /= lower[row][row];
        }
        for (int row = size - 1; row >= 0; row--) {
            for (int k = row + 1; k < size; k++) {
                x[row] -= lower[k][row] * x[k];
            }
            x[row] /= lower[row][row];
        }
        return x;
    }
}
