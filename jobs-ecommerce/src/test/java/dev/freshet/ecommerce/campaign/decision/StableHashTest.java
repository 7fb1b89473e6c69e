/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The expected values were computed by another program in another language, from the definition. */
final class StableHashTest {

    @Test
    void idsAreTheDocumentedOnes() {
        assertThat(StableHash.id("action", "spring", "CART_ABANDONED", "anna", "cart 1 of 2026-03-02T10:00:00Z"))
                .isEqualTo("5a0b5f973afbb50eb7bddaf0c9839176");
        assertThat(StableHash.id("J\u00fcrgen")).isEqualTo("57ec6f059e5f92b455b7dc40fba3675c");
    }

    @Test
    void whereOneTextEndsMatters() {
        assertThat(StableHash.id("a", "bc")).isEqualTo("b534ce16ac9c8b36823f39a395ce8e0e");
        assertThat(StableHash.id("ab", "c")).isEqualTo("f2939f903016e5bb29b1e4a61cdbd376");
    }

    @Test
    void percentilesAreTheDocumentedOnes() {
        assertThat(StableHash.percentile("holdout", "spring", "anna")).isEqualTo(27);
        assertThat(StableHash.percentile("holdout", "spring", "ben")).isEqualTo(33);
        assertThat(StableHash.percentile("holdout", "spring", "zoe")).isEqualTo(76);
        assertThat(StableHash.percentile("holdout", "spring", "J\u00fcrgen")).isEqualTo(60);
        assertThat(StableHash.percentile("holdout", "summer", "anna")).isEqualTo(21);
        assertThat(StableHash.percentile("holdout", "summer", "ben")).isEqualTo(29);
        assertThat(StableHash.percentile("holdout", "summer", "zoe")).isEqualTo(54);
        assertThat(StableHash.percentile("holdout", "summer", "J\u00fcrgen")).isEqualTo(69);
    }

    /** Chi-squared of 99 degrees of freedom is above 149 once in a thousand samples, and above 160 nearly never. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void shoppersSpreadEvenly(long seed) {
        Random random = new Random(seed);
        int shoppers = 20_000;
        int[] counts = new int[100];
        for (String shopper : shoppers(random, shoppers)) {
            counts[StableHash.percentile("holdout", "spring", shopper)]++;
        }

        double expected = shoppers / 100.0;
        double chiSquared = 0;
        for (int count : counts) {
            chiSquared += (count - expected) * (count - expected) / expected;
        }
        assertThat(chiSquared).as("seed %d", seed).isLessThan(160);
    }

    /** Of the tenth that one campaign holds out, another holds out a tenth: 200 of 2,000, with a deviation of 13. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void groupsOfDifferentCampaignsHaveNothingToDoWithEachOther(long seed) {
        int inBoth = 0;
        for (String shopper : shoppers(new Random(seed), 20_000)) {
            boolean spring = StableHash.percentile("holdout", "spring", shopper) < 10;
            boolean summer = StableHash.percentile("holdout", "summer", shopper) < 10;
            inBoth += spring && summer ? 1 : 0;
        }

        assertThat(inBoth).as("seed %d", seed).isBetween(130, 270);
    }

    private static Set<String> shoppers(Random random, int count) {
        Set<String> shoppers = new HashSet<>();
        while (shoppers.size() < count) {
            shoppers.add("user-" + random.nextInt(1_000_000));
        }
        return shoppers;
    }
}
