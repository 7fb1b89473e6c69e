/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearnerTest {

    private static final Learner LEARNER = new Learner(0);

    @Test
    void learnsShares() {
        Knowledge knowledge = LEARNER.learn(null, Examples.of(5_000, 50, 1_000));

        assertThat(score(knowledge, false)).isCloseTo(0.01, Offset.offset(0.004));
        assertThat(score(knowledge, true)).isCloseTo(0.2, Offset.offset(0.01));
    }

    @Test
    void learnsBitByBitWhatItLearnsAtOnce() {
        Knowledge bitByBit = LEARNER.learn(null, Examples.of(5_000, 50, 500));
        bitByBit = LEARNER.learn(bitByBit, Examples.of(5_000, 150, 1_500));

        Knowledge atOnce = LEARNER.learn(null, Examples.of(10_000, 200, 2_000));

        assertThat(score(bitByBit, false)).isCloseTo(score(atOnce, false), Offset.offset(0.004));
        assertThat(score(bitByBit, true)).isCloseTo(score(atOnce, true), Offset.offset(0.03));
    }

    @Test
    void countsNewerExamplesMore() {
        Learner forgetful = new Learner(0.5);
        Knowledge knowledge = forgetful.learn(null, Examples.of(5_000, 50, 500));
        knowledge = forgetful.learn(knowledge, Examples.of(5_000, 50, 2_500));

        assertThat(score(knowledge, true)).isGreaterThan(0.34);
    }

    /** A step in any direction away from the weights that were found makes them less likely, by a slow computation. */
    @Test
    void findsTheLikeliestWeights() {
        List<Example> examples = Examples.random(new Random(5), 300);
        double[] found = Numbers.arrayOf(LEARNER.learn(null, examples).weights());

        double least = loss(found, examples);
        for (int weight = 0; weight < found.length; weight++) {
            for (double step : new double[] {-0.01, 0.01}) {
                double[] beside = found.clone();
                beside[weight] += step;
                assertThat(loss(beside, examples))
                        .as(ModelColumns.NAMES.get(weight))
                        .isGreaterThan(least);
            }
        }
    }

    @Test
    void staysFiniteWhereOneFigureTellsAll() {
        Knowledge knowledge = LEARNER.learn(null, Examples.of(2_000, 0, 2_000));
        for (int day = 0; day < 30; day++) {
            knowledge = LEARNER.learn(knowledge, Examples.of(2_000, 0, 2_000));
        }

        assertThat(score(knowledge, true)).isGreaterThan(0.99);
        assertThat(score(knowledge, false)).isLessThan(0.01);
        assertThat(knowledge.weights()).allMatch(weight -> Double.isFinite(weight) && Math.abs(weight) < 50);
    }

    @Test
    void learnsTheSameFromTheSame() {
        List<Example> examples = Examples.random(new Random(6), 300);

        assertThat(LEARNER.learn(null, examples)).isEqualTo(LEARNER.learn(null, examples));
    }

    @Test
    void knowsNoMoreAfterNothing() {
        Knowledge knowledge = LEARNER.learn(null, Examples.of(1_000, 50, 500));

        assertThat(LEARNER.learn(knowledge, List.of())).isEqualTo(knowledge);
    }

    @Test
    void startsAnewWhereColumnsChanged() {
        List<Example> examples = Examples.of(1_000, 10, 100);
        Knowledge other = new Knowledge(List.of("constant", "other"), List.of(1.0, 2.0), List.of(1.0, 0.0, 1.0));

        assertThat(LEARNER.learn(other, examples)).isEqualTo(LEARNER.learn(null, examples));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1, Double.NaN})
    void refusesToForgetEverythingOrLessThanNothing(double forgetting) {
        assertThatThrownBy(() -> new Learner(forgetting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("model.forgetting must be from 0 to below 1");
    }

    @Test
    void scoresNothingWithColumnsOfAnotherRelease() {
        ModelVersion other = new ModelVersion("2026-03-02", List.of("constant"), List.of(1.0), 1, 0);

        assertThat(other.score(Examples.figures(true))).isNull();
    }

    private static double score(Knowledge knowledge, boolean night) {
        ModelVersion version = ModelVersion.of("2026-03-02", knowledge, List.of());
        return Objects.requireNonNull(version.score(Examples.figures(night))).doubleValue();
    }

    private static double loss(double[] weights, List<Example> examples) {
        double loss = 0.01 * weights[0] * weights[0] / 2;
        for (int weight = 1; weight < weights.length; weight++) {
            loss += 5 * weights[weight] * weights[weight] / 2;
        }
        for (Example example : examples) {
            double logit = 0;
            double[] row = ModelColumns.of(example.figures());
            for (int column = 0; column < row.length; column++) {
                logit += weights[column] * row[column];
            }
            double probability = 1 / (1 + Math.exp(-logit));
            loss -= Math.log(example.fraud() ? probability : 1 - probability);
        }
        return loss;
    }
}
