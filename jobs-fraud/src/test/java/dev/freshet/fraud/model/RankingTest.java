/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.fraud.Moment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final List<ScoredExample> examples = new ArrayList<>();

    @Test
    void measuresTheFirst() {
        scored("anna", "0.9", true);
        scored("ben", "0.8", false);
        scored("anna", "0.7", false);
        scored("cleo", "0.6", true);
        scored("dora", "0.5", true);

        assertThat(ranking().precision(4)).hasValue(0.5);
        assertThat(ranking().recall(4)).hasValue(2 / 3.0);
        assertThat(ranking().cardPrecision(3)).hasValue(2 / 3.0);
        assertThat(ranking().defraudedCards(3)).containsExactly("anna", "cleo");
    }

    /** A card is defrauded also where its highest score is that of a genuine transaction. */
    @Test
    void takesACardAsAWhole() {
        scored("anna", "0.9", false);
        scored("ben", "0.8", true);
        scored("anna", "0.1", true);

        assertThat(ranking().defraudedCards(1)).containsExactly("anna");
        assertThat(ranking().precision(1)).hasValue(0);
    }

    @Test
    void dividesByWhatThereIs() {
        scored("anna", "0.9", true);
        scored("ben", "0.8", false);

        assertThat(ranking().precision(100)).hasValue(0.5);
        assertThat(ranking().cardPrecision(100)).hasValue(0.5);
    }

    @Test
    void leavesOutCards() {
        scored("anna", "0.9", true);
        scored("ben", "0.8", false);

        assertThat(ranking().without(Set.of("anna")).cardPrecision(1)).hasValue(0);
    }

    @Test
    void saysNothingOfNothing() {
        assertThat(ranking().precision(1)).isEmpty();
        assertThat(ranking().cardPrecision(1)).isEmpty();

        scored("anna", "0.9", false);

        assertThat(ranking().recall(1)).isEmpty();
        assertThat(ranking().averagePrecision()).isEmpty();
    }

    /** 1/1 and 2/3 of two frauds. */
    @Test
    void averagesThePrecisionOverTheFrauds() {
        scored("anna", "0.9", true);
        scored("ben", "0.8", false);
        scored("cleo", "0.7", true);
        scored("dora", "0.6", false);

        assertThat(ranking().averagePrecision().orElseThrow()).isCloseTo(5 / 6.0, Offset.offset(1e-12));
    }

    @Test
    void countsEqualScoresTogetherHoweverTheyAreWritten() {
        scored("anna", "0.90", true);
        scored("ben", "0.9", false);

        assertThat(ranking().averagePrecision()).hasValue(0.5);
    }

    @RepeatedTest(20)
    void isWhatASlowComputationSays(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int number = 0; number < 60; number++) {
            scored("card " + random.nextInt(20), "0." + random.nextInt(10), random.nextInt(3) == 0);
        }

        assertThat(ranking().averagePrecision().orElseThrow()).isCloseTo(slowAverage(), Offset.offset(1e-12));
        assertThat(ranking().cardPrecision(5).orElseThrow()).isEqualTo(slowCardPrecision(5));
    }

    /** Threshold by threshold: precision times what recall it adds. */
    private double slowAverage() {
        List<BigDecimal> thresholds = examples.stream()
                .map(ScoredExample::score)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
        double all = examples.stream().filter(ScoredExample::fraud).count();
        double recall = 0;
        double sum = 0;
        for (BigDecimal threshold : thresholds) {
            List<ScoredExample> above = examples.stream()
                    .filter(example -> example.score().compareTo(threshold) >= 0)
                    .toList();
            double found = above.stream().filter(ScoredExample::fraud).count();
            sum += (found / all - recall) * found / above.size();
            recall = found / all;
        }
        return sum;
    }

    private double slowCardPrecision(int k) {
        List<String> cards = examples.stream()
                .collect(Collectors.groupingBy(ScoredExample::card, Collectors.minBy(ScoredExample.HIGHEST_FIRST)))
                .values()
                .stream()
                .flatMap(highest -> highest.stream())
                .sorted(ScoredExample.HIGHEST_FIRST)
                .limit(k)
                .map(ScoredExample::card)
                .toList();
        double defrauded = cards.stream()
                .filter(card -> examples.stream().anyMatch(each -> each.card().equals(card) && each.fraud()))
                .count();
        return defrauded / k;
    }

    private void scored(String card, String score, boolean fraud) {
        Moment moment = new Moment(NOON.plusSeconds(examples.size()), "t" + examples.size());
        examples.add(new ScoredExample(card, moment, card, new BigDecimal(score), "2026-03-02", fraud));
    }

    private Ranking ranking() {
        return new Ranking(examples);
    }
}
