/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import dev.freshet.ecommerce.PlainDecimal;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Which partners of an item are listed, and in which order: those with a positive association, by the ratio as it is
 * published, of equal ratios the smaller item id first. So the list depends on the counts alone.
 *
 * @param length of a list at most, from 1
 */
record PairRanking(int length) implements Serializable {

    private static final int DECIMALS = 6;
    private static final double UNITS = 1e6;

    /** A partner with its ratio in units of the last published decimal. */
    private record Ranked(long ratio, Partner partner) {

        static final Comparator<Ranked> BEST_FIRST =
                Comparator.comparingLong(Ranked::ratio).reversed().thenComparing(ranked -> ranked.partner.itemId());

        PairedItem at(int rank) {
            return new PairedItem(
                    rank,
                    partner.itemId(),
                    partner.orders(),
                    partner.ordersTogether(),
                    PlainDecimal.of(BigDecimal.valueOf(ratio, DECIMALS)));
        }
    }

    /**
     * The list of an item.
     *
     * @param orders orders that contain the item
     * @param partners each once, as many as there are: no more than the list is held at a time
     */
    List<PairedItem> rank(long orders, long allOrders, Iterable<Partner> partners) {
        PriorityQueue<Ranked> best = new PriorityQueue<>(Ranked.BEST_FIRST.reversed());
        for (Partner partner : partners) {
            PairTable table = new PairTable(partner.ordersTogether(), orders, partner.orders(), allOrders);
            if (table.isPositive()) {
                best.add(new Ranked(Math.round(table.logLikelihoodRatio() * UNITS), partner));
                if (best.size() > length) {
                    best.remove();
                }
            }
        }
        return numbered(best.stream().sorted(Ranked.BEST_FIRST).toList());
    }

    private static List<PairedItem> numbered(List<Ranked> ranked) {
        List<PairedItem> items = new ArrayList<>(ranked.size());
        for (Ranked each : ranked) {
            items.add(each.at(items.size() + 1));
        }
        return items;
    }
}
