/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.catalog;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.contract.Change;
import dev.freshet.ecommerce.CatalogItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CatalogLookupFunctionTest {

    private KeyedTwoInputStreamOperatorTestHarness<String, CategoryQuestion, CategoryVersion, CategoryAnswer> lookup;

    @BeforeEach
    void start() throws Exception {
        lookup = harness(null);
    }

    @AfterEach
    void stop() throws Exception {
        lookup.close();
    }

    @Test
    void aQuestionWaitsForTheWatermarkAndTakesTheVersionOfItsTime() throws Exception {
        asks("e-1", "mug", "10:30");
        catalogSays("mug", "11:00", "garden");
        catalogSays("mug", "10:00", "kitchen");
        watermark(time("10:30").minusMillis(1));
        assertThat(answers()).isEmpty();

        watermark(time("10:30"));

        assertThat(answers()).containsExactly("e-1: mug is kitchen");
    }

    @Test
    void aVersionOfTheSameInstantApplies() throws Exception {
        asks("e-1", "mug", "10:30");
        catalogSays("mug", "10:30", "garden");

        watermark(time("10:30"));

        assertThat(answers()).containsExactly("e-1: mug is garden");
    }

    @Test
    void theLaterRecordOfTheSameInstantHolds() throws Exception {
        catalogSays("mug", "10:00", "garden");
        catalogSays("mug", "10:00", "kitchen");

        asks("e-1", "mug", "10:30");
        watermark(time("10:30"));

        assertThat(answers()).containsExactly("e-1: mug is kitchen");
    }

    @Test
    void aWatermarkThatLeapsDoesNotForgetWhatWaitingQuestionsNeed() throws Exception {
        catalogSays("mug", "10:00", "kitchen");
        catalogSays("mug", "11:00", "garden");
        asks("e-1", "mug", "10:30");
        asks("e-2", "mug", "14:00");

        endOfInput();

        assertThat(answers()).containsExactly("e-1: mug is kitchen", "e-2: mug is garden");
        assertThat(lookup.numEventTimeTimers()).isZero();
    }

    @Test
    void aLateQuestionIsAnsweredAtOnceFromWhatIsKept() throws Exception {
        catalogSays("mug", "09:00", "kitchen");
        catalogSays("mug", "10:10", "garden");
        watermark(time("11:00"));

        asks("e-1", "mug", "10:05");

        assertThat(answers()).containsExactly("e-1: mug is kitchen");
    }

    @Test
    void aLateVersionHoldsForTheQuestionsAfterIt() throws Exception {
        asks("e-1", "mug", "10:30");
        watermark(time("10:30"));

        catalogSays("mug", "10:00", "kitchen");
        asks("e-2", "mug", "10:30");

        assertThat(answers()).containsExactly("e-1: mug is unknown", "e-2: mug is kitchen");
    }

    @Test
    void anItemNobodyKnowsLeavesNothingBehind() throws Exception {
        asks("e-1", "mug", "10:30");
        asks("e-2", "mug", "10:30");

        watermark(time("10:30"));

        assertThat(answers()).containsExactly("e-1: mug is unknown", "e-2: mug is unknown");
        assertThat(lookup.numKeyedStateEntries()).isZero();
        assertThat(lookup.numEventTimeTimers()).isZero();
    }

    @Test
    void aDeletionHoldsFromItsTimeAndEndsTheState() throws Exception {
        catalogSays("mug", "10:00", "kitchen");
        catalogDeletes("mug", "10:30");
        asks("e-1", "mug", "10:29");
        asks("e-2", "mug", "10:30");

        watermark(time("11:30").minusMillis(1));
        assertThat(lookup.numKeyedStateEntries()).isEqualTo(1);
        watermark(time("11:30"));

        assertThat(answers()).containsExactly("e-1: mug is kitchen", "e-2: mug is unknown");
        assertThat(lookup.numKeyedStateEntries()).isZero();
        assertThat(lookup.numEventTimeTimers()).isZero();
    }

    @Test
    void onlyTheNewestVersionOfAQuietItemIsKeptAndNoTimer() throws Exception {
        catalogSays("mug", "10:00", "kitchen");
        catalogSays("mug", "10:10", "garden");
        catalogSays("mug", "10:05", "office");

        watermark(time("11:10"));
        asks("late", "mug", "10:07");

        assertThat(answers()).containsExactly("late: mug is unknown");
        assertThat(lookup.numKeyedStateEntries()).isEqualTo(1);
        assertThat(lookup.numEventTimeTimers()).isZero();
    }

    @Test
    void aBlankCategoryOfTheCatalogIsUnknown() throws Exception {
        catalogSays("mug", "10:00", " ");
        asks("e-1", "mug", "10:30");

        watermark(time("10:30"));

        assertThat(answers()).containsExactly("e-1: mug is unknown");
    }

    @Test
    void aSnapshotKeepsVersionsAndWaitingQuestions() throws Exception {
        catalogSays("mug", "10:00", "kitchen");
        asks("e-1", "mug", "10:30");

        OperatorSubtaskState snapshot = lookup.snapshot(1, 1);
        lookup.close();
        lookup = harness(snapshot);
        watermark(time("10:30"));

        assertThat(answers()).containsExactly("e-1: mug is kitchen");
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, CategoryQuestion, CategoryVersion, CategoryAnswer>
            harness(@Nullable OperatorSubtaskState snapshot) throws Exception {
        KeyedTwoInputStreamOperatorTestHarness<String, CategoryQuestion, CategoryVersion, CategoryAnswer> harness =
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        new KeyedCoProcessOperator<>(new CatalogLookupFunction(Duration.ofHours(1))),
                        CategoryQuestion::itemId,
                        CategoryVersion::itemId,
                        Types.STRING);
        harness.setup();
        if (snapshot != null) {
            harness.initializeState(snapshot);
        }
        harness.open();
        return harness;
    }

    private void asks(String eventId, String itemId, String at) throws Exception {
        Instant asOf = time(at);
        EventKey asker = new EventKey("anna", eventId, asOf.toEpochMilli());
        lookup.processElement1(new CategoryQuestion(itemId, asOf, asker), asOf.toEpochMilli());
    }

    private void catalogSays(String itemId, String since, String category) throws Exception {
        CatalogItem item = new CatalogItem("c", time(since), itemId, null, category, null, null, null, null);
        change(new Change<>(itemId, item, time(since)));
    }

    private void catalogDeletes(String itemId, String at) throws Exception {
        change(new Change<>(itemId, null, time(at)));
    }

    private void change(Change<CatalogItem> change) throws Exception {
        lookup.processElement2(CategoryVersion.of(change), change.time().toEpochMilli());
    }

    private void watermark(Instant at) throws Exception {
        lookup.processBothWatermarks(new Watermark(at.toEpochMilli()));
    }

    private void endOfInput() throws Exception {
        lookup.processBothWatermarks(Watermark.MAX_WATERMARK);
    }

    private List<String> answers() {
        return lookup.extractOutputValues().stream()
                .map(answer -> answer.asker().eventId() + ": " + answer.itemId() + " is " + answer.category())
                .toList();
    }
}
