/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CholeskyTest {

    @Test
    void solvesEquations() {
        double[] x = new Cholesky(new double[][] {{4}, {2, 3}}).solve(new double[] {8, 8});

        assertThat(x).containsExactly(new double[] {1, 2}, Offset.offset(1e-12));
    }

    @Test
    void solvesWhatWasMultiplied() {
        Random random = new Random(3);
        int size = 30;
        double[][] factor = new double[size][size];
        double[] expected = new double[size];
        for (int row = 0; row < size; row++) {
            expected[row] = random.nextGaussian();
            for (int column = 0; column < size; column++) {
                factor[row][column] = random.nextGaussian();
            }
        }
        double[][] matrix = new double[size][size];
        double[] right = new double[size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                matrix[row][column] = Numbers.product(factor[row], factor[column]) + (row == column ? 1 : 0);
                right[row] += matrix[row][column] * expected[column];
            }
        }

        assertThat(new Cholesky(matrix).solve(right)).containsExactly(expected, Offset.offset(1e-8));
    }

    @Test
    void refusesWhatIsNotPositiveDefinite() {
        assertThatThrownBy(() -> new Cholesky(new double[][] {{1}, {2, 1}})).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Cholesky(new double[][] {{Double.NaN}})).isInstanceOf(ArithmeticException.class);
    }
}
