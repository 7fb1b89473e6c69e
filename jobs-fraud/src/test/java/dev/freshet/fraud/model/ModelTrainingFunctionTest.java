/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.testkit.harness.KeyedHarness;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelTrainingFunctionTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-03-10T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Learner LEARNER = new Learner(0.01);

    private final List<Example> first = Examples.random(new Random(1), 50);
    private final List<Example> second = Examples.random(new Random(2), 50);
    private KeyedHarness<String, Example, ModelVersion> harness;

    @BeforeEach
    void open() throws Exception {
        harness = KeyedHarness.of(
                StateStore.ROCKSDB,
                () -> new ModelTrainingFunction(LEARNER),
                example -> ModelTrainingFunction.KEY,
                Types.STRING);
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void makesAVersionOfWhatWasJudgedBeforeTheDay() {
        judged(first.subList(0, 1), MIDNIGHT);
        judged(first.subList(1, 50), MIDNIGHT.minus(Duration.ofHours(3)));

        harness.watermark(MIDNIGHT.minusMillis(1));
        assertThat(harness.takeOutput()).isEmpty();
        harness.watermark(MIDNIGHT);

        assertThat(harness.takeOutput()).containsExactly(version("2026-03-10", LEARNER.learn(null, first), first));
    }

    @Test
    void goesOnFromWhatItKnows() throws Exception {
        judged(first, MIDNIGHT);
        harness.watermark(MIDNIGHT);
        judged(second.subList(0, 20), MIDNIGHT.plus(Duration.ofHours(1)));
        harness = harness.snapshotAndRestore();
        harness.watermark(MIDNIGHT);
        judged(second.subList(20, 50), MIDNIGHT.plus(DAY));
        harness.watermark(MIDNIGHT.plus(DAY));

        Knowledge expected = LEARNER.learn(LEARNER.learn(null, first), second);
        assertThat(harness.takeOutput()).containsExactly(version("2026-03-11", expected, second));
    }

    @Test
    void learnsTheSameInAnyOrder() {
        List<Example> shuffled = new ArrayList<>(first);
        Collections.shuffle(shuffled, new Random(3));

        judged(shuffled, MIDNIGHT);
        harness.watermark(MIDNIGHT);

        assertThat(harness.takeOutput()).containsExactly(version("2026-03-10", LEARNER.learn(null, first), first));
    }

    @Test
    void countsWhatComesAfterMidnightADayLater() {
        harness.watermark(MIDNIGHT);
        judged(first, MIDNIGHT);
        harness.watermark(MIDNIGHT.plus(DAY));

        assertThat(harness.takeOutput()).extracting(ModelVersion::day).containsExactly("2026-03-11");
    }

    @Test
    void makesNoVersionWithoutExamplesNorAtTheEndOfInput() {
        judged(first, MIDNIGHT);
        harness.watermark(MIDNIGHT.plus(DAY));
        assertThat(harness.takeOutput()).hasSize(1);
        judged(second, MIDNIGHT.plus(DAY).plusMillis(1));

        harness.endOfInput();

        assertThat(harness.takeOutput()).isEmpty();
        assertThat(harness.stateEntries()).as("what was learned").isOne();
        assertThat(harness.timers()).isZero();
    }

    private void judged(List<Example> examples, Instant at) {
        examples.forEach(example -> harness.element(example, at));
    }

    private static ModelVersion version(String day, Knowledge knowledge, List<Example> examples) {
        return ModelVersion.of(day, knowledge, examples);
    }
}
