/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.fraud.Label;
import dev.freshet.fraud.LabelValue;
import dev.freshet.fraud.Moment;
import dev.freshet.testkit.harness.KeyedTwoInputHarness;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Labels take seven days, and are waited for three days more. */
class JudgeFunctionTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration DELAY = Duration.ofDays(7);

    private KeyedTwoInputHarness<String, Example, Label, Example> harness;

    @BeforeEach
    void open() throws Exception {
        LabelTimes times = new LabelTimes(DELAY, Duration.ofDays(3));
        harness = KeyedTwoInputHarness.of(
                StateStore.ROCKSDB,
                () -> new JudgeFunction<>(times, Types.POJO(Example.class)),
                Example::accountId,
                Label::accountId,
                Types.STRING);
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void takesWhatHasNoLabelForGenuine() {
        paid("t1", NOON);

        harness.watermark(NOON.plus(DELAY).minusMillis(1));
        assertThat(judged()).isEmpty();
        harness.watermark(NOON.plus(DELAY));

        assertThat(judged()).containsExactly("t1 genuine");
    }

    @Test
    void judgesAtTheNextFullHour() {
        paid("t1", NOON.plusNanos(1));

        harness.watermark(NOON.plus(DELAY).plus(Duration.ofMinutes(59)));
        assertThat(judged()).isEmpty();
        harness.watermark(NOON.plus(DELAY).plus(Duration.ofHours(1)));

        assertThat(judged()).containsExactly("t1 genuine");
    }

    @Test
    void takesTheNewestLabel() {
        paid("t1", NOON);
        paid("t2", NOON);
        labelled("t1", LabelValue.FRAUD, Duration.ofDays(1));
        labelled("t2", LabelValue.GENUINE, Duration.ofDays(2));
        labelled("t2", LabelValue.FRAUD, Duration.ofDays(1));

        harness.watermark(NOON.plus(DELAY));

        assertThat(judged()).containsExactly("t1 fraud", "t2 genuine");
    }

    @Test
    void knowsALabelThatCameBeforeItsTransaction() {
        labelled("t1", LabelValue.FRAUD, DELAY);
        paid("t1", NOON);

        harness.watermark(NOON.plus(DELAY));

        assertThat(judged()).containsExactly("t1 fraud");
    }

    /** What is known later is not known yet, also where its label is already here. */
    @Test
    void judgesByWhatIsKnownAtTheTime() {
        paid("t1", NOON);
        labelled("t1", LabelValue.FRAUD, DELAY.plusDays(1));

        harness.watermark(NOON.plus(DELAY));
        assertThat(judged()).containsExactly("t1 genuine");
        harness.watermark(NOON.plus(DELAY).plus(Duration.ofDays(1)));

        assertThat(judged()).containsExactly("t1 fraud");
    }

    @Test
    void correctsOnceHoweverOftenItIsLabelled() throws Exception {
        paid("t1", NOON);
        harness.watermark(NOON.plus(DELAY));
        assertThat(judged()).containsExactly("t1 genuine");
        harness = harness.snapshotAndRestore();

        labelled("t1", LabelValue.FRAUD, DELAY.plusDays(2));
        labelled("t1", LabelValue.FRAUD, DELAY.plusDays(1));
        labelled("t1", LabelValue.FRAUD, DELAY.plusDays(1).minusMinutes(1));
        harness.watermark(NOON.plus(Duration.ofDays(30)));

        assertThat(judged()).containsExactly("t1 fraud");
    }

    @Test
    void ignoresALabelThatComesTooLate() {
        paid("t1", NOON);
        labelled("t1", LabelValue.FRAUD, Duration.ofDays(10));

        harness.watermark(NOON.plus(Duration.ofDays(30)));

        assertThat(judged()).containsExactly("t1 genuine");
        labelled("t1", LabelValue.FRAUD, Duration.ofDays(9));
        harness.assertNothingLeft();
    }

    @Test
    void forgetsTransactionsAndLabels() {
        paid("t1", NOON);
        labelled("t1", LabelValue.FRAUD, Duration.ofDays(1));
        labelled("unknown", LabelValue.FRAUD, Duration.ofDays(1));

        harness.watermark(NOON.plus(Duration.ofDays(10)).minusMillis(1));
        assertThat(harness.stateEntries()).isPositive();
        harness.watermark(NOON.plus(Duration.ofDays(10)));

        harness.assertNothingLeft();
    }

    @Test
    void judgesNothingAtTheEndOfInput() {
        paid("t1", NOON);
        labelled("t2", LabelValue.FRAUD, Duration.ofDays(8));

        harness.endOfInput();

        assertThat(judged()).isEmpty();
        harness.assertNothingLeft();
    }

    private void paid(String id, Instant at) {
        harness.first(new Example("anna", new Moment(at, id), List.of(1.0, Double.NaN), false), at);
    }

    private void labelled(String id, LabelValue value, Duration after) {
        Instant at = NOON.plus(after);
        harness.second(new Label("label of " + id, at, id, "anna", null, NOON, value), at);
    }

    private List<String> judged() {
        return harness.takeOutput().stream()
                .map(example -> example.moment().id() + (example.fraud() ? " fraud" : " genuine"))
                .toList();
    }
}
