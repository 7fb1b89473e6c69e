/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Scored transactions, highest score first, and how good this order is. After the Fraud Detection Handbook
 * (Le Borgne, Siblini, Lebichot, Bontempi, 2022), chapter 4. Figures of nothing are empty.
 */
final class Ranking {

    private final List<ScoredExample> ranked;

    Ranking(Collection<ScoredExample> examples) {
        ranked = examples.stream().sorted(ScoredExample.HIGHEST_FIRST).toList();
    }

    long frauds() {
        return frauds(ranked);
    }

    /** Share of frauds among the k highest. */
    OptionalDouble precision(int k) {
        return share(frauds(first(k)), first(k).size());
    }

    /** Share of the frauds that are among the k highest. */
    OptionalDouble recall(int k) {
        return share(frauds(first(k)), frauds());
    }

    /**
     * Share of defrauded cards among the k cards with the highest scores. A card has the highest of its transactions, and is
     * defrauded if any of them is a fraud.
     */
    OptionalDouble cardPrecision(int k) {
        return share(defraudedCards(k).size(), Math.min(k, cards(ranked).size()));
    }

    /** The defrauded ones among the k cards with the highest scores. */
    Set<String> defraudedCards(int k) {
        Set<String> found = new LinkedHashSet<>(cards(ranked).stream().limit(k).toList());
        found.retainAll(cards(ranked.stream().filter(ScoredExample::fraud).toList()));
        return found;
    }

    /**
     * The precision at every score, weighted by the share of frauds that have it: Σ (Rₙ − Rₙ₋₁)·Pₙ over the different scores,
     * highest first. Equal scores count together.
     */
    OptionalDouble averagePrecision() {
        long all = frauds();
        if (all == 0) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        long found = 0;
        long foundBefore = 0;
        for (int i = 0; i < ranked.size(); i++) {
            found += ranked.get(i).fraud() ? 1 : 0;
            boolean last = i + 1 == ranked.size()
                    || ranked.get(i + 1).score().compareTo(ranked.get(i).score()) != 0;
            if (last) {
                sum += (double) (found - foundBefore) * found / (i + 1);
                foundBefore = found;
            }
        }
        return OptionalDouble.of(sum / all);
    }

    /** Without those of some cards. */
    Ranking without(Set<String> cards) {
        return new Ranking(ranked.stream()
                .filter(example -> !cards.contains(example.card()))
                .toList());
    }

    List<ScoredExample> examples() {
        return ranked;
    }

    private List<ScoredExample> first(int k) {
        return ranked.subList(0, Math.min(k, ranked.size()));
    }

    private static Set<String> cards(List<ScoredExample> examples) {
        Set<String> cards = new LinkedHashSet<>();
        examples.forEach(example -> cards.add(example.card()));
        return cards;
    }

    private static long frauds(List<ScoredExample> examples) {
        return examples.stream().filter(ScoredExample::fraud).count();
    }

    private static OptionalDouble share(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}
