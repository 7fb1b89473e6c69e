/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EntryFunctionTest {

    private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");
    private static final EntrySettings SETTINGS = new EntrySettings(Duration.ofHours(1), Duration.ofHours(1));
    private static final OutputTag<Sighting> LATE = new OutputTag<>("late", TypeInformation.of(Sighting.class));

    private KeyedOneInputStreamOperatorTestHarness<String, Sighting, Sighting> harness = open(null);

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void letsTheFirstOfTwoCopiesThrough() throws Exception {
        seen("a", "paris", TEN);

        seen("a", "paris", TEN);
        seen("a", "paris", TEN.plusSeconds(1));

        assertThat(accepted()).containsExactly(new Sighting("a", TEN, "paris"));
        assertThat(late()).isEmpty();
    }

    @Test
    void theSameIdUnderAnotherKeyIsAnotherRecord() throws Exception {
        seen("a", "paris", TEN);

        seen("a", "tokyo", TEN);

        assertThat(accepted()).hasSize(2);
    }

    @Test
    void aRecordExactlyAtTheAllowedLatenessIsAccepted() throws Exception {
        harness.processWatermark(TEN.toEpochMilli());

        seen("at the border", "paris", TEN.minus(Duration.ofHours(1)));
        seen("behind it", "paris", TEN.minus(Duration.ofHours(1)).minusMillis(1));

        assertThat(accepted()).extracting(Sighting::eventId).containsExactly("at the border");
        assertThat(late()).extracting(Sighting::eventId).containsExactly("behind it");
    }

    /** A subtask that others still leave out as idle loses the race for its first record. */
    @Test
    void doesNotTellThatItsInputIsIdle() throws Exception {
        harness.processWatermark(TEN.toEpochMilli());

        harness.processWatermarkStatus(WatermarkStatus.IDLE);
        seen("a", "paris", TEN);
        harness.processWatermarkStatus(WatermarkStatus.ACTIVE);

        assertThat(harness.getOutput())
                .containsExactly(
                        new Watermark(TEN.toEpochMilli()),
                        new StreamRecord<>(new Sighting("a", TEN, "paris"), TEN.toEpochMilli()));
    }

    @Test
    void tellsThatItsInputIsIdleWhereItIsTo() throws Exception {
        harness.close();
        harness = open(null, SETTINGS, Silence.IS_TOLD);

        harness.processWatermarkStatus(WatermarkStatus.IDLE);
        harness.processWatermarkStatus(WatermarkStatus.ACTIVE);

        assertThat(harness.getOutput()).containsExactly(WatermarkStatus.IDLE, WatermarkStatus.ACTIVE);
    }

    @Test
    void aLateCopyOfAnAcceptedRecordIsADuplicateAndNotLate() throws Exception {
        reopen(new EntrySettings(Duration.ofHours(1), Duration.ofHours(3)));
        seen("a", "paris", TEN);
        harness.processWatermark(TEN.plus(Duration.ofHours(2)).toEpochMilli());

        seen("a", "paris", TEN);
        seen("b", "paris", TEN);

        assertThat(accepted()).extracting(Sighting::eventId).containsExactly("a");
        assertThat(late()).extracting(Sighting::eventId).containsExactly("b");
    }

    @Test
    void copiesAreKnownForTheWholeHorizon() throws Exception {
        seen("a", "paris", TEN);

        harness.processWatermark(TEN.plus(Duration.ofHours(1)).toEpochMilli());
        seen("a", "paris", TEN);

        assertThat(accepted()).hasSize(1);
        assertThat(late()).isEmpty();
    }

    @Test
    void aSilentKeyLeavesNothingBehind() throws Exception {
        seen("a", "paris", TEN);
        seen("b", "paris", TEN.plusSeconds(1));
        assertThat(harness.numKeyedStateEntries())
                .as("the map of one key, on the heap")
                .isEqualTo(1);
        assertThat(harness.numEventTimeTimers()).as("of one slice").isEqualTo(1);

        harness.processWatermark(TEN.plus(Duration.ofHours(2)).toEpochMilli());

        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void theEndOfInputLeavesNothingBehind() throws Exception {
        seen("a", "paris", TEN);

        harness.processWatermark(Long.MAX_VALUE);

        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void copiesAreKnownAcrossARestore() throws Exception {
        seen("a", "paris", TEN);

        restore();
        seen("a", "paris", TEN);
        seen("b", "paris", TEN);

        assertThat(accepted()).extracting(Sighting::eventId).containsExactly("b");
        harness.processWatermark(TEN.plus(Duration.ofHours(2)).toEpochMilli());
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    /** Flink starts without a watermark then, and the windows of such a record are closed and forgotten. */
    @Test
    void aLateRecordIsStillLateRightAfterARestore() throws Exception {
        seen("a", "paris", TEN);
        harness.processWatermark(TEN.toEpochMilli());

        restore();
        seen("at the border", "paris", TEN.minus(Duration.ofHours(1)));
        seen("behind it", "paris", TEN.minus(Duration.ofHours(1)).minusMillis(1));

        assertThat(accepted()).extracting(Sighting::eventId).containsExactly("at the border");
        assertThat(late()).extracting(Sighting::eventId).containsExactly("behind it");
    }

    /** It is late for what was known before, and its windows are cleared. */
    @Test
    void aJobThatWasDrainedTakesNewRecordsAgain() throws Exception {
        seen("a", "paris", TEN);
        harness.processWatermark(TEN.plus(Duration.ofDays(1)).toEpochMilli());
        restore();
        seen("b", "paris", TEN.plus(Duration.ofDays(1)));
        harness.processWatermark(Long.MAX_VALUE);

        restore();
        seen("new", "paris", TEN.plus(Duration.ofHours(23)));
        seen("old", "paris", TEN.plus(Duration.ofHours(23)).minusMillis(1));

        assertThat(accepted()).extracting(Sighting::eventId).containsExactly("new");
        assertThat(late()).extracting(Sighting::eventId).containsExactly("old");
    }

    @Test
    void aSubtaskThatSeesNoRecordKnowsTheTimeToo() throws Exception {
        harness.processWatermark(TEN.toEpochMilli());

        restore();
        seen("late", "paris", TEN.minus(Duration.ofHours(1)).minusMillis(1));

        assertThat(late()).extracting(Sighting::eventId).containsExactly("late");
    }

    @Test
    void copiesAreKnownForTheLongerHorizonAfterARestore() throws Exception {
        seen("a", "paris", TEN);

        restore(new EntrySettings(Duration.ofHours(3), Duration.ofHours(3)));
        harness.processWatermark(TEN.plus(Duration.ofHours(3)).toEpochMilli());
        seen("a", "paris", TEN);

        assertThat(accepted()).isEmpty();
        assertThat(late()).isEmpty();
        harness.processWatermark(TEN.plus(Duration.ofHours(4)).toEpochMilli());
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    /** Their windows are cleared, and copies among them forgotten. */
    @Test
    void aLargerLatenessDoesNotBringBackWhatWasLateBeforeTheRestore() throws Exception {
        seen("a", "paris", TEN);
        harness.processWatermark(TEN.toEpochMilli());

        restore(new EntrySettings(Duration.ofHours(3), Duration.ofHours(3)));
        harness.processWatermark(TEN.toEpochMilli());
        seen("at the old border", "paris", TEN.minus(Duration.ofHours(1)));
        seen("behind it", "paris", TEN.minus(Duration.ofHours(1)).minusMillis(1));
        harness.processWatermark(TEN.plus(Duration.ofHours(3)).toEpochMilli());
        seen("at the new border", "paris", TEN);
        seen("behind that", "paris", TEN.minusMillis(1));

        assertThat(accepted()).extracting(Sighting::eventId).containsExactly("at the old border", "at the new border");
        assertThat(late()).extracting(Sighting::eventId).containsExactly("behind it", "behind that");
    }

    @Test
    void aSmallerLatenessHoldsFromTheRestoreOn() throws Exception {
        harness.processWatermark(TEN.toEpochMilli());

        restore(new EntrySettings(Duration.ofMinutes(1), Duration.ofHours(1)));
        harness.processWatermark(TEN.toEpochMilli());
        seen("at the border", "paris", TEN.minus(Duration.ofMinutes(1)));
        seen("behind it", "paris", TEN.minus(Duration.ofMinutes(1)).minusMillis(1));

        assertThat(accepted()).extracting(Sighting::eventId).containsExactly("at the border");
        assertThat(late()).extracting(Sighting::eventId).containsExactly("behind it");
    }

    @Test
    void beforeTheFirstWatermarkNothingIsLate() throws Exception {
        seen("a", "paris", Instant.parse("1990-01-01T00:00:00Z"));

        assertThat(accepted()).hasSize(1);
    }

    private void seen(String id, String place, Instant time) throws Exception {
        harness.processElement(new Sighting(id, time, place), time.toEpochMilli());
    }

    private List<Sighting> accepted() {
        return harness.extractOutputValues();
    }

    private List<Sighting> late() {
        Queue<StreamRecord<Sighting>> records = harness.getSideOutput(LATE);
        return records == null
                ? List.of()
                : records.stream().map(StreamRecord::getValue).toList();
    }

    private void restore() throws Exception {
        restore(new EntrySettings(Duration.ofHours(1), Duration.ofHours(1)));
    }

    private void restore(EntrySettings settings) throws Exception {
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();
        harness = open(snapshot, settings);
    }

    private void reopen(EntrySettings settings) throws Exception {
        harness.close();
        harness = open(null, settings);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Sighting, Sighting> open(
            @Nullable OperatorSubtaskState state) {
        return open(state, SETTINGS);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Sighting, Sighting> open(
            @Nullable OperatorSubtaskState state, EntrySettings settings) {
        return open(state, settings, Silence.STOPS_TIME);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Sighting, Sighting> open(
            @Nullable OperatorSubtaskState state, EntrySettings settings, Silence silence) {
        try {
            var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                    new EntryOperator<>(
                            new EntryFunction<>(Sighting::eventId, Sighting::eventTime, settings, LATE), silence),
                    Sighting::place,
                    Types.STRING);
            harness.setup();
            if (state != null) {
                harness.initializeState(state);
            }
            harness.open();
            return harness;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
