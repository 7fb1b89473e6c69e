/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairTableTest {

    private static final int TABLES = 500;

    /** The first lines of table 1 of Dunning's article, which has counts of words in the cells. */
    @ParameterizedTest(name = "{4}")
    @CsvSource({
        "110, 2442, 111, 29114, 270.72",
        "29, 13, 123, 31612, 263.90",
        "31, 23, 139, 31584, 256.84",
        "10, 0, 3, 31764, 167.23"
    })
    void theRatioIsTheOneOfDunningsArticle(long both, long onlyOne, long onlyOther, long neither, double ratio) {
        assertThat(cells(both, onlyOne, onlyOther, neither).logLikelihoodRatio())
                .isCloseTo(ratio, within(0.005));
    }

    @Test
    void independentItemsHaveNoRatioAndNoAssociation() {
        PairTable independent = new PairTable(10, 100, 1_000, 10_000);

        assertThat(independent.logLikelihoodRatio()).isZero();
        assertThat(independent.isPositive()).isFalse();
    }

    @Test
    void oneOrderMoreThanChanceIsPositiveAndOneLessIsNot() {
        assertThat(new PairTable(11, 100, 1_000, 10_000).isPositive()).isTrue();
        assertThat(new PairTable(9, 100, 1_000, 10_000).isPositive()).isFalse();
    }

    @Test
    void itemsThatAreAlwaysTogetherHaveTheRatioOfTheirEntropy() {
        PairTable always = cells(1, 0, 0, 10_000);

        assertThat(always.isPositive()).isTrue();
        assertThat(always.logLikelihoodRatio()).isCloseTo(20.42078074061898, within(1e-11));
    }

    @Test
    void anItemOfEveryOrderGoesWithNothing() {
        PairTable everywhere = new PairTable(5, 100, 5, 100);

        assertThat(everywhere.isPositive()).isFalse();
        assertThat(everywhere.logLikelihoodRatio()).isZero();
    }

    @Test
    void theOnlyOrderSaysNothing() {
        PairTable only = new PairTable(1, 1, 1, 1);

        assertThat(only.isPositive()).isFalse();
        assertThat(only.logLikelihoodRatio()).isZero();
    }

    @ParameterizedTest(name = "{0} of {1} and {2} in {3}")
    @CsvSource({"0, 0, 0, 0", "0, 2, 2, 10", "3, 2, 4, 10", "3, 4, 2, 10", "2, 6, 6, 9", "-1, -1, 1, 10", "1, 1, 1, -5"
    })
    void countsThatCannotBeThoseOfOrdersAreNotPositive(long both, long one, long other, long all) {
        assertThat(new PairTable(both, one, other, all).isPositive()).isFalse();
    }

    /** Both products are beyond 2^63, and differ by one. */
    @Test
    void theSignIsExactWhereProductsAreLongerThanADouble() {
        long many = 3_100_000_000L;

        assertThat(cells(many, many - 1, many + 1, many).isPositive()).isTrue();
        assertThat(cells(many - 1, many, many, many + 1).isPositive()).isFalse();
        assertThat(cells(many, many, many, many).isPositive()).isFalse();
    }

    /** The textbook's sum of k ln k has an error of about a thousandth here. */
    @Test
    void aSmallRatioOfLargeCountsIsAsExactAsALargeOne() {
        PairTable table = new PairTable(1_000_100, 1_000_000_000, 3_000_000, 3_000_000_000L);

        assertThat(table.logLikelihoodRatio())
                .isCloseTo(DunningsRatio.of(table).doubleValue(), Percentage.withPercentage(1e-9));
        assertThat(table.logLikelihoodRatio()).isBetween(0.01, 0.02);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theRatioIsThatOfTwoBinomialsToTenDigits(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TABLES; i++) {
            PairTable table = cells(upTo(random), upTo(random), upTo(random), upTo(random) + 1);
            double exact = DunningsRatio.of(table).doubleValue();

            assertThat(table.logLikelihoodRatio())
                    .as("seed %d: %s", seed, table)
                    .isCloseTo(exact, within(Math.max(1e-20, exact * 1e-10)));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5})
    void whichItemIsTheOneMattersInTheLastDigitsAtMost(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TABLES; i++) {
            PairTable table = cells(upTo(random), upTo(random), upTo(random), upTo(random) + 1);
            long one = table.other();
            long other = table.one();
            PairTable turned = new PairTable(table.both(), one, other, table.all());

            assertThat(turned.isPositive()).as("seed %d: %s", seed, table).isEqualTo(table.isPositive());
            assertThat(turned.logLikelihoodRatio())
                    .as("seed %d: %s", seed, table)
                    .isCloseTo(table.logLikelihoodRatio(), within(table.logLikelihoodRatio() * 1e-13));
        }
    }

    /** Of any magnitude up to a thousand million, often none. */
    private static long upTo(Random random) {
        return (long) Math.pow(10, random.nextDouble() * 9) - 1;
    }

    private static PairTable cells(long both, long onlyOne, long onlyOther, long neither) {
        return new PairTable(both, both + onlyOne, both + onlyOther, both + onlyOne + onlyOther + neither);
    }
}
