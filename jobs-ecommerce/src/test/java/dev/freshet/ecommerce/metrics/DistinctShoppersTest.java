/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.datasketches.hll.HllSketch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctShoppersTest {

    private static final long SEED = 42;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 8, 9, 100, 383, 384, 385, 400, 5_000, 60_000})
    void theEstimateDependsOnTheSetAndNotOnOrderOrPartition(int shoppers) {
        Random random = new Random(SEED + shoppers);
        List<Integer> ids = new ArrayList<>();
        for (int id = 0; id < shoppers; id++) {
            ids.add(id);
        }
        long inOneSketch = sketch(ids).estimate();

        for (int attempt = 0; attempt < 5; attempt++) {
            Collections.shuffle(ids, random);
            DistinctShoppers union = DistinctShoppers.NOBODY;
            int from = 0;
            while (from < ids.size()) {
                int to = Math.min(ids.size(), from + 1 + random.nextInt(Math.max(1, ids.size() / 3)));
                DistinctShoppers part = sketch(ids.subList(from, to));
                union = random.nextBoolean() ? union.union(part) : part.union(union);
                from = to - (to < ids.size() && to - from > 1 ? random.nextInt(2) : 0);
            }
            assertThat(union.estimate())
                    .as("seed %d, attempt %d", SEED, attempt)
                    .isEqualTo(inOneSketch);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 50, 380})
    void aFewHundredShoppersAreCountedExactly(int shoppers) {
        assertThat(sketch(range(0, shoppers)).estimate()).isEqualTo(shoppers);
    }

    @Test
    void theErrorKeepsToTheStatedStandardError() {
        int trials = 200;
        double squares = 0;
        for (int trial = 0; trial < trials; trial++) {
            double error = sketch(range(trial * 20_000, 20_000)).estimate() / 20_000.0 - 1;
            assertThat(error).isCloseTo(0, within(4 * DistinctShoppers.STANDARD_ERROR));
            squares += error * error;
        }

        assertThat(Math.sqrt(squares / trials))
                .isBetween(0.8 * DistinctShoppers.STANDARD_ERROR, 1.2 * DistinctShoppers.STANDARD_ERROR);
    }

    @Test
    void theSketchOfAFewIsSmallerThanTheirHashes() {
        assertThat(sketch(range(0, 100)).sketch().length).isLessThan(100 * Long.BYTES);
        assertThat(sketch(range(0, 100_000)).sketch().length).isLessThan(4_200);
    }

    private static List<Integer> range(int from, int length) {
        List<Integer> ids = new ArrayList<>(length);
        for (int id = from; id < from + length; id++) {
            ids.add(id);
        }
        return ids;
    }

    private static DistinctShoppers sketch(List<Integer> ids) {
        HllSketch sketch = DistinctShoppers.emptySketch();
        for (int id : ids) {
            sketch.update(DistinctShoppers.hash("shopper-" + id));
        }
        return DistinctShoppers.of(sketch);
    }
}
