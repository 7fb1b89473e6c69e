/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.fraud.model.ModelTrial.Quality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** How good the learned score is on simulated payments. */
class ModelQualityTest {

    private static final Learner LEARNER = new Learner(0.01);

    /** Of so few cards few are defrauded, so that less can be found among those that are looked at. */
    @Test
    void findsFraudsAmongFewCards() throws Exception {
        ModelTrial trial = new ModelTrial(CardTraffic.of(1, 500, 1_000, 70), LEARNER);

        Quality quality = trial.week(63, 10);

        assertThat(quality.averagePrecision()).as("average precision").isGreaterThan(0.5);
        assertThat(quality.cardPrecision()).as("card precision").isGreaterThan(0.1);
    }

    /** The published size: {@code -Dmodel.seed=1}, with {@code -Dmodel.week=129} the published week. Takes minutes. */
    @Test
    @EnabledIfSystemProperty(named = "model.seed", matches = "\\d+")
    void isAsGoodAsWhatWasPublished() throws Exception {
        int week = Integer.getInteger("model.week", 60);
        ModelTrial trial =
                new ModelTrial(CardTraffic.of(Long.getLong("model.seed", 1), 5_000, 10_000, week + 7), LEARNER);

        Quality quality = trial.week(week, 100);

        assertThat(quality.averagePrecision()).as("average precision").isGreaterThanOrEqualTo(0.6);
        assertThat(quality.cardPrecision()).as("card precision").isGreaterThanOrEqualTo(0.28);
    }
}
