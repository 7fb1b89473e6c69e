/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.fraud.Payment;
import dev.freshet.fraud.decision.InputOrder;
import dev.freshet.fraud.feature.FiguredTransaction;
import dev.freshet.fraud.list.ListedTransaction;
import dev.freshet.testkit.harness.KeyedTwoInputHarness;
import dev.freshet.testkit.harness.StateStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Versions that give everything the same score, another one each day. */
class ModelScoreFunctionTest {

    private KeyedTwoInputHarness<String, FiguredTransaction, ModelVersion, ScoredTransaction> harness;

    @BeforeEach
    void openInEventTimeOrder() throws Exception {
        harness = open(InputOrder.EVENT_TIME);
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @ParameterizedTest
    @EnumSource(InputOrder.class)
    void takesTheNewestVersionThatIsNotOfALaterDay(InputOrder order) throws Exception {
        harness = open(order);
        trained("2026-03-01", 1);
        trained("2026-03-03", 3);

        paid("before", "2026-02-28T23:59:59.999999999Z");
        paid("first", "2026-03-01T00:00:00Z");
        paid("second", "2026-03-02T23:59:59.999999999Z");
        paid("third", "2026-03-03T00:00:00Z");
        harness.watermark(Instant.parse("2026-03-04T00:00:00Z"));

        assertThat(scored())
                .containsExactly(
                        "before null null",
                        "first 2026-03-01 0.731059",
                        "second 2026-03-01 0.731059",
                        "third 2026-03-03 0.952574");
    }

    @Test
    void waitsForTheVersionOfTheDayInEventTimeOrder() throws Exception {
        trained("2026-03-01", 1);
        paid("t2", "2026-03-02T10:00:00.000000002Z");
        paid("t1", "2026-03-02T10:00:00.000000001Z");

        harness.firstWatermark(Instant.parse("2026-03-05T00:00:00Z"));
        assertThat(scored()).isEmpty();
        harness = harness.snapshotAndRestore();
        trained("2026-03-02", 2);
        harness.watermark(Instant.parse("2026-03-02T10:00:00Z"));

        assertThat(scored()).containsExactly("t1 2026-03-02 0.880797", "t2 2026-03-02 0.880797");
    }

    @Test
    void scoresAtOnceInTheOrderOfArrival() throws Exception {
        harness = open(InputOrder.ARRIVAL);
        trained("2026-03-01", 1);

        paid("t1", "2026-03-02T10:00:00Z");

        assertThat(scored()).containsExactly("t1 2026-03-01 0.731059");
        assertThat(harness.timers()).isZero();
    }

    /** One that came a day late still finds its version. */
    @Test
    void keepsVersionsThatMayStillBeAskedFor() throws Exception {
        harness = open(InputOrder.ARRIVAL);
        for (int day = 1; day < 9; day++) {
            trained("2026-03-0" + day, day);
            harness.watermark(Instant.parse("2026-03-0" + day + "T12:00:00Z"));
        }

        paid("late", "2026-03-07T12:00:00Z");
        paid("older", "2026-03-04T12:00:00Z");

        assertThat(scored()).containsExactly("late 2026-03-07 0.999089", "older null null");
    }

    @Test
    void leavesNothingBehindButVersions() throws Exception {
        paid("t1", "2026-03-02T10:00:00Z");

        harness.endOfInput();

        assertThat(scored()).containsExactly("t1 null null");
        harness.assertNothingLeft();
    }

    private static KeyedTwoInputHarness<String, FiguredTransaction, ModelVersion, ScoredTransaction> open(
            InputOrder order) throws Exception {
        return KeyedTwoInputHarness.ofOperator(
                StateStore.ROCKSDB,
                () -> new CoBroadcastWithKeyedOperator<>(
                        new ModelScoreFunction(order), List.of(ModelScoreFunction.VERSIONS)),
                figured -> figured.transaction().accountId(),
                ModelVersion::day,
                Types.STRING);
    }

    private void trained(String day, double constant) {
        List<Double> weights = Numbers.listOf(new double[ModelColumns.NAMES.size()]);
        Collections.fill(weights, 0.0);
        weights.set(ModelColumns.CONSTANT, constant);
        Instant midnight = Instant.parse(day + "T00:00:00Z");
        harness.second(new ModelVersion(day, ModelColumns.NAMES, weights, 1, 0), midnight);
    }

    private void paid(String id, String time) {
        FiguredTransaction figured = FiguredTransaction.of(
                new ListedTransaction(Payment.of(id).at(time).transaction(), false, null, null, false, null));
        harness.first(figured, figured.moment().at());
    }

    private List<String> scored() {
        return harness.takeOutput().stream()
                .map(scored -> {
                    BigDecimal score = scored.score();
                    return "%s %s %s"
                            .formatted(
                                    scored.figured().transaction().transactionId(),
                                    scored.modelVersion(),
                                    score == null ? null : score.toPlainString());
                })
                .toList();
    }
}
