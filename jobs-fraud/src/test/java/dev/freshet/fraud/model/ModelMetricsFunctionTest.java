/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.fraud.Moment;
import dev.freshet.testkit.harness.KeyedHarness;
import dev.freshet.testkit.harness.StateStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two alerts a day can be looked at; labels take seven days. */
class ModelMetricsFunctionTest {

    private static final Instant DAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant MEASURED = Instant.parse("2026-03-10T00:00:00Z");
    private static final LabelTimes TIMES = new LabelTimes(Duration.ofDays(7), Duration.ZERO);

    private KeyedHarness<String, ScoredExample, ModelMetrics> harness;

    @BeforeEach
    void open() throws Exception {
        harness = KeyedHarness.of(
                StateStore.ROCKSDB,
                () -> new ModelMetricsFunction(TIMES, 2),
                example -> ModelMetricsFunction.KEY,
                Types.STRING);
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void measuresADayWhenItsLabelsAreKnown() throws Exception {
        judged(DAY, "anna", "0.95", true);
        judged(DAY.plusSeconds(1), "ben", "0.55", false);
        judged(DAY.plus(Duration.ofDays(1)).minusNanos(1), "cleo", "0.5", true);
        judged(DAY.plus(Duration.ofDays(1)), "dora", "0.9", true);
        harness = harness.snapshotAndRestore();

        harness.watermark(MEASURED.minusMillis(1));
        assertThat(harness.takeOutput()).isEmpty();
        harness.watermark(MEASURED);

        assertThat(harness.takeOutput())
                .containsExactly(new ModelMetrics(
                        DAY,
                        DAY.plus(Duration.ofDays(1)),
                        "day",
                        "2026-03-02",
                        3,
                        2,
                        2,
                        decimal("0.500000"),
                        decimal("0.500000"),
                        decimal("0.500000"),
                        decimal("0.833333"),
                        List.of(
                                bin("0.5", "0.6", 2, "0.525000", "0.500000"),
                                bin("0.9", "1.0", 1, "0.950000", "1.000000")),
                        1,
                        true,
                        MEASURED));
    }

    /** Of a fraud on the second the label is known when the tenth begins, and not when the ninth does. */
    @Test
    void leavesOutCardsThatWereKnownToBeDefrauded() {
        judged(DAY, "anna", "0.95", true);
        judged(DAY.plus(Duration.ofDays(7)), "anna", "0.9", true);
        judged(DAY.plus(Duration.ofDays(8)), "anna", "0.9", true);
        judged(DAY.plus(Duration.ofDays(8)), "ben", "0.8", false);
        judged(DAY.plus(Duration.ofDays(16)), "anna", "0.9", true);

        harness.watermark(DAY.plus(Duration.ofDays(30)));

        assertThat(harness.takeOutput())
                .extracting(ModelMetrics::cardPrecision)
                .containsExactly(decimal("1.000000"), decimal("1.000000"), decimal("0.000000"), null);
    }

    @Test
    void knowsADefraudedCardForTwiceTheTimeThatLabelsTake() {
        judged(DAY, "anna", "0.95", true);
        judged(DAY.plus(Duration.ofDays(14)), "anna", "0.9", true);
        judged(DAY.plus(Duration.ofDays(15)), "ben", "0.9", true);

        harness.watermark(DAY.plus(Duration.ofDays(30)));

        assertThat(harness.takeOutput())
                .extracting(ModelMetrics::cardPrecision)
                .containsExactly(decimal("1.000000"), null, decimal("1.000000"));
    }

    @Test
    void leavesNothingBehind() {
        judged(DAY, "anna", "0.95", true);

        harness.watermark(DAY.plus(Duration.ofDays(20)));
        assertThat(harness.takeOutput()).hasSize(1);
        assertThat(harness.stateEntries()).isOne();
        harness.watermark(DAY.plus(Duration.ofDays(30)));

        harness.assertNothingLeft();
        assertThat(harness.takeOutput()).isEmpty();
    }

    @Test
    void measuresNothingAtTheEndOfInput() {
        judged(DAY, "anna", "0.95", true);
        harness.watermark(MEASURED);
        assertThat(harness.takeOutput()).hasSize(1);
        judged(DAY.plus(Duration.ofDays(3)), "ben", "0.9", true);

        harness.endOfInput();

        assertThat(harness.takeOutput()).isEmpty();
        harness.assertNothingLeft();
    }

    @Test
    void putsTheHighestScoreIntoTheLastBin() {
        judged(DAY, "anna", "1.000000", true);
        judged(DAY, "ben", "0.000000", false);

        harness.watermark(MEASURED);

        assertThat(harness.takeOutput().get(0).calibration())
                .containsExactly(
                        bin("0.0", "0.1", 1, "0.000000", "0.000000"), bin("0.9", "1.0", 1, "1.000000", "1.000000"));
    }

    private void judged(Instant at, String card, String score, boolean fraud) {
        Moment moment = new Moment(at, "transaction of " + card);
        harness.element(new ScoredExample(card, moment, card, decimal(score), "2026-03-02", fraud), at);
    }

    private static CalibrationBin bin(String lower, String upper, long count, String mean, String share) {
        return new CalibrationBin(decimal(lower), decimal(upper), count, decimal(mean), decimal(share));
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
