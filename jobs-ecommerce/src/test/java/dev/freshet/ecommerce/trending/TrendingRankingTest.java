/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With a half-life of an hour, as of four o'clock on the first of January 1970. */
class TrendingRankingTest {

    private static final long HOUR = 3_600_000;
    private static final HalfLife HALF_LIFE = new HalfLife(HOUR);

    private final Map<String, Attention> items = new LinkedHashMap<>();

    @Test
    void theHighestScoreComesFirst() {
        drew("mug", Interest.VIEW, 4);
        drew("kettle", Interest.PURCHASE, 3);
        drew("spoon", Interest.CART, 2);

        assertThat(rank(10, 0.01))
                .containsExactly(item(1, "kettle", "2.5"), item(2, "mug", "1"), item(3, "spoon", "0.75"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcd", "dcba", "bdac", "cadb", "adcb", "dbca"})
    void ofEqualScoresTheSmallerItemIdComesFirstAlsoAtTheEndOfTheList(String order) {
        order.chars().forEach(item -> drew(Character.toString(item), Interest.VIEW, 4));

        assertThat(rank(3, 0.01)).containsExactly(item(1, "a", "1"), item(2, "b", "1"), item(3, "c", "1"));
    }

    @Test
    void whatIsBelowTheMinimumIsNotListed() {
        drew("at-the-minimum", Interest.VIEW, 2);
        drew("below", Interest.VIEW, 1);

        assertThat(rank(10, 0.25)).containsExactly(item(1, "at-the-minimum", "0.25"));
    }

    @Test
    void anItemFromWhichMoreWasTakenBackThanCameIsNotListed() {
        items.put("odd", Attention.of(Interest.PURCHASE, 4 * HOUR, -1, HALF_LIFE));

        assertThat(rank(10, 0.01)).isEmpty();
    }

    @ParameterizedTest(name = "{0} lasts {1} hours")
    @CsvSource({"4, 4", "1, 2", "0.5, 1", "0.25, 0", "0.2, 0"})
    void aListEndsRightAfterItsFirstPlaceHasFallenToTheMinimum(String score, long hours) {
        TrendingRanking ranking = new TrendingRanking(HALF_LIFE, new InterestWeights(1, 3, 5), 10, 0.25);

        assertThat(ranking.endsAt(item(1, "mug", score), 4 * HOUR)).isEqualTo((4 + hours) * HOUR + 1);
    }

    private void drew(String item, Interest interest, long hour) {
        items.put(item, Attention.of(interest, hour * HOUR, 1, HALF_LIFE));
    }

    private List<TrendingItem> rank(int length, double minimum) {
        return new TrendingRanking(HALF_LIFE, new InterestWeights(1, 3, 5), length, minimum)
                .rank(items.entrySet(), 4 * HOUR);
    }

    private static TrendingItem item(int rank, String id, String score) {
        return new TrendingItem(rank, id, new BigDecimal(score));
    }
}
