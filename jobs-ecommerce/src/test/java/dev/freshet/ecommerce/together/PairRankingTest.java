/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of 10,000 orders 100 have the mug. */
class PairRankingTest {

    @Test
    void theLargestRatioComesFirst() {
        assertThat(rank(10, partner("kettle", 50, 10), partner("saucer", 50, 40), partner("spoon", 50, 20)))
                .extracting(PairedItem::rank, PairedItem::itemId)
                .containsExactly(tuple(1, "saucer"), tuple(2, "spoon"), tuple(3, "kettle"));
    }

    @Test
    void anEntrySaysTheTableItComesFrom() {
        assertThat(new PairRanking(10).rank(100, 10_000, List.of(partner("saucer", 1, 1))))
                .containsExactly(new PairedItem(1, "saucer", 1, 1, new BigDecimal("9.220274")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcd", "dcba", "bdac", "cadb", "adcb", "dbca"})
    void ofEqualRatiosTheSmallerItemIdComesFirstAlsoAtTheEndOfTheList(String order) {
        Partner[] equals = order.chars()
                .mapToObj(id -> partner(Character.toString(id), 50, 20))
                .toArray(Partner[]::new);

        assertThat(rank(3, equals))
                .extracting(PairedItem::rank, PairedItem::itemId)
                .containsExactly(tuple(1, "a"), tuple(2, "b"), tuple(3, "c"));
    }

    @Test
    void onlyPositiveAssociationIsListed() {
        assertThat(rank(
                        10,
                        partner("as-chance-has-it", 5_000, 50),
                        partner("avoided", 5_000, 2),
                        partner("little-more", 5_000, 51)))
                .extracting(PairedItem::itemId)
                .containsExactly("little-more");
    }

    @Test
    void countsThatDoNotAddUpAreLeftOut() {
        assertThat(rank(10, partner("more-together-than-alone", 3, 4), partner("taken-back", 5, -1)))
                .isEmpty();
    }

    @Test
    void withoutPartnersTheListIsEmpty() {
        assertThat(rank(10)).isEmpty();
    }

    private static Tuple tuple(int rank, String itemId) {
        return Tuple.tuple(rank, itemId);
    }

    private static Partner partner(String itemId, long orders, long ordersTogether) {
        return new Partner(itemId, orders, ordersTogether);
    }

    private static List<PairedItem> rank(int length, Partner... partners) {
        return new PairRanking(length).rank(100, 10_000, List.of(partners));
    }
}
