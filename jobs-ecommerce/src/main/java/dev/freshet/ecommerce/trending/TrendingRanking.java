/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import dev.freshet.ecommerce.PlainDecimal;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Which items of a category are listed, and in which order: by the score as it is published, of equal scores the smaller item
 * id first.
 *
 * <p>All scores fall alike while time passes, so the order changes only when something happens; what falls below the minimum
 * leaves the list.
 *
 * @param length of a list at most, from 1
 * @param minimum the smallest score that is listed, above 0
 */
record TrendingRanking(HalfLife halfLife, InterestWeights weights, int length, double minimum) implements Serializable {

    private static final int DECIMALS = 6;
    private static final double UNITS = 1e6;

    /** An item with its score in units of the last published decimal. */
    private record Ranked(long score, String itemId) {

        static final Comparator<Ranked> BEST_FIRST =
                Comparator.comparingLong(Ranked::score).reversed().thenComparing(Ranked::itemId);

        TrendingItem at(int rank) {
            return new TrendingItem(rank, itemId, PlainDecimal.of(BigDecimal.valueOf(score, DECIMALS)));
        }
    }

    /**
     * The list of a category.
     *
     * @param items each once; no more than the list is held at a time
     * @param asOf epoch milliseconds; no event is after it
     */
    List<TrendingItem> rank(Iterable<Map.Entry<String, Attention>> items, long asOf) {
        PriorityQueue<Ranked> best = new PriorityQueue<>(Ranked.BEST_FIRST.reversed());
        for (Map.Entry<String, Attention> item : items) {
            double score = halfLife.score(item.getValue(), weights, asOf);
            if (score >= minimum) {
                best.add(new Ranked(Math.round(score * UNITS), item.getKey()));
                if (best.size() > length) {
                    best.remove();
                }
            }
        }
        List<TrendingItem> list = new ArrayList<>(best.size());
        for (Ranked each : best.stream().sorted(Ranked.BEST_FIRST).toList()) {
            list.add(each.at(list.size() + 1));
        }
        return list;
    }

    /** When a list of which this is the first place, as of a time, has nothing left above the minimum; epoch milliseconds. */
    long endsAt(TrendingItem first, long asOf) {
        double halfLives = StrictMath.log(first.score().doubleValue() / minimum) / StrictMath.log(2);
        return asOf + (long) (Math.max(0, halfLives) * halfLife.millis()) + 1;
    }
}
