/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.catalog;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.contract.Change;
import dev.freshet.ecommerce.CatalogItem;
import dev.freshet.testkit.harness.KeyedTwoInputHarness;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CatalogLookupFunctionTest {

    private Duration allowedLateness = Duration.ofHours(1);
    private KeyedTwoInputHarness<ItemShard, CategoryQuestion, CategoryVersion, CategoryAnswer> lookup;

    @BeforeEach
    void start() throws Exception {
        lookup = KeyedTwoInputHarness.of(
                StateStore.ROCKSDB,
                () -> new CatalogLookupFunction(allowedLateness),
                ItemShard::asking,
                CategoryVersion::item,
                Types.POJO(ItemShard.class));
    }

    @AfterEach
    void stop() {
        lookup.close();
    }

    @Test
    void aQuestionWaitsForTheWatermarkAndTakesTheVersionOfItsTime() {
        asks("e-1", "mug", "10:30");
        catalogSays("mug", "11:00", "garden");
        catalogSays("mug", "10:00", "kitchen");
        watermark(time("10:30").minusMillis(1));
        assertThat(answers()).isEmpty();

        watermark(time("10:30"));

        assertThat(answers()).containsExactly("e-1: mug is kitchen");
    }

    /** As many as fill several chunks, and one more. */
    @Test
    void allQuestionsOfOneInstantAreAnswered() {
        catalogSays("mug", "10:00", "kitchen");
        List<String> askers = IntStream.range(0, 6_400)
                .mapToObj(number -> "e-" + number)
                .filter(eventId -> shardOf(eventId, "10:30") == 0)
                .limit(193)
                .toList();
        askers.forEach(eventId -> asks(eventId, "mug", "10:30"));

        watermark(time("10:30"));

        assertThat(answers())
                .containsExactlyElementsOf(askers.stream()
                        .map(eventId -> eventId + ": mug is kitchen")
                        .toList());
    }

    @Test
    void questionsAboutOneItemSpreadOverTheShardsAndAreAnsweredAlike() {
        catalogSays("mug", "10:00", "kitchen");
        catalogSays("mug", "10:20", "garden");
        List<String> expected = new ArrayList<>();
        Map<Long, Integer> askersOfShard = new HashMap<>();
        for (int number = 0; number < 100 * ItemShard.COUNT; number++) {
            asks("e-" + number, "mug", "10:10");
            askersOfShard.merge(shardOf("e-" + number, "10:10"), 1, Integer::sum);
            expected.add("e-" + number + ": mug is kitchen");
        }

        watermark(time("10:10"));

        assertThat(answers()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(askersOfShard).hasSize(ItemShard.COUNT).allSatisfy((shard, askers) -> assertThat(askers)
                .isBetween(80, 120));
    }

    @Test
    void aVersionOfTheSameInstantApplies() {
        asks("e-1", "mug", "10:30");
        catalogSays("mug", "10:30", "garden");

        watermark(time("10:30"));

        assertThat(answers()).containsExactly("e-1: mug is garden");
    }

    @Test
    void theLaterRecordOfTheSameInstantHolds() {
        catalogSays("mug", "10:00", "garden");
        catalogSays("mug", "10:00", "kitchen");

        asks("e-1", "mug", "10:30");
        watermark(time("10:30"));

        assertThat(answers()).containsExactly("e-1: mug is kitchen");
    }

    @Test
    void aWatermarkThatLeapsDoesNotForgetWhatWaitingQuestionsNeed() {
        catalogSays("mug", "10:00", "kitchen");
        catalogSays("mug", "11:00", "garden");
        asks("e-0", "mug", "10:20");
        asks("e-1", "mug", "10:30");
        asks("e-2", "mug", "14:00");

        endOfInput();

        assertThat(answers()).containsExactly("e-0: mug is kitchen", "e-1: mug is kitchen", "e-2: mug is garden");
    }

    @Test
    void aLateQuestionIsAnsweredAtOnceFromWhatIsKept() {
        catalogSays("mug", "09:00", "kitchen");
        catalogSays("mug", "10:10", "garden");
        watermark(time("11:00"));

        asks("e-1", "mug", "10:05");

        assertThat(answers()).containsExactly("e-1: mug is kitchen");
    }

    @Test
    void aLateVersionHoldsForTheQuestionsAfterIt() {
        asks("e-1", "mug", "10:30");
        watermark(time("10:30"));

        catalogSays("mug", "10:00", "kitchen");
        asks("e-2", "mug", "10:30");

        assertThat(answers()).containsExactly("e-1: mug is unknown", "e-2: mug is kitchen");
    }

    @Test
    void anItemNobodyKnowsLeavesNothingBehind() {
        asks("e-1", "mug", "10:30");
        asks("e-2", "mug", "10:30");

        watermark(time("10:30"));

        assertThat(answers()).containsExactly("e-1: mug is unknown", "e-2: mug is unknown");
        lookup.assertNothingLeft();
    }

    @Test
    void aDeletionHoldsFromItsTimeAndEndsTheState() {
        catalogSays("mug", "10:00", "kitchen");
        catalogDeletes("mug", "10:30");
        asks("e-1", "mug", "10:29");
        asks("e-2", "mug", "10:30");

        watermark(time("11:30").minusMillis(1));
        assertThat(lookup.stateEntries()).isEqualTo(2 * ItemShard.COUNT);
        watermark(time("11:30"));

        assertThat(answers()).containsExactly("e-1: mug is kitchen", "e-2: mug is unknown");
        lookup.assertNothingLeft();
    }

    @Test
    void onlyTheNewestVersionOfAQuietItemIsKeptAndNoTimer() {
        catalogSays("mug", "10:00", "kitchen");
        catalogSays("mug", "10:10", "garden");
        catalogSays("mug", "10:05", "office");

        watermark(time("11:10"));
        asks("late", "mug", "10:07");

        assertThat(answers()).containsExactly("late: mug is unknown");
        assertThat(lookup.stateEntries()).isEqualTo(ItemShard.COUNT);
        assertThat(lookup.timers()).isZero();
    }

    @Test
    void aPriceChangeAddsNoVersionAndNoTimer() {
        catalogSays("mug", "10:00", "kitchen");

        catalogSays("mug", "10:30", "kitchen");

        assertThat(lookup.stateEntries()).isEqualTo(ItemShard.COUNT);
        assertThat(lookup.timers()).isZero();
    }

    @Test
    void theDeletionOfAnItemNobodyKnowsLeavesNothingBehind() {
        catalogDeletes("mug", "10:30");

        lookup.assertNothingLeft();
    }

    @Test
    void theEndOfInputAnswersWhatWaitsOnceAndKeepsTheCatalogAlone() {
        catalogSays("mug", "10:00", "kitchen");
        catalogSays("mug", "10:20", "garden");
        catalogSays("cup", "10:00", "bar");
        catalogDeletes("cup", "10:30");
        asks("e-1", "mug", "10:30");
        asks("e-2", "cup", "10:30");
        asks("e-3", "cup", "10:29");

        endOfInput();

        assertThat(answers()).containsExactlyInAnyOrder("e-1: mug is garden", "e-2: cup is unknown", "e-3: cup is bar");
        assertThat(lookup.stateEntries()).isEqualTo(ItemShard.COUNT);
        assertThat(lookup.timers()).isZero();
    }

    @Test
    void aBlankCategoryOfTheCatalogIsUnknown() {
        catalogSays("mug", "10:00", " ");
        asks("e-1", "mug", "10:30");

        watermark(time("10:30"));

        assertThat(answers()).containsExactly("e-1: mug is unknown");
    }

    @Test
    void aSnapshotKeepsVersionsAndWaitingQuestions() throws Exception {
        catalogSays("mug", "10:00", "kitchen");
        asks("e-1", "mug", "10:30");

        lookup = lookup.snapshotAndRestore();
        watermark(time("10:30"));

        assertThat(answers()).containsExactly("e-1: mug is kitchen");
    }

    @Test
    void aDeletionIsForgottenWhenTheLatenessIsMadeLonger() throws Exception {
        catalogSays("mug", "10:00", "kitchen");
        catalogDeletes("mug", "10:30");

        allowedLateness = Duration.ofHours(3);
        lookup = lookup.snapshotAndRestore();
        watermark(time("13:30").minusMillis(1));
        assertThat(lookup.stateEntries()).isEqualTo(2L * ItemShard.COUNT);
        watermark(time("13:30"));

        lookup.assertNothingLeft();
    }

    private void asks(String eventId, String itemId, String at) {
        CategoryQuestion question = question(eventId, itemId, at);
        lookup.first(question, question.asOf());
    }

    private static long shardOf(String eventId, String at) {
        return ItemShard.asking(question(eventId, "mug", at)).shard();
    }

    private static CategoryQuestion question(String eventId, String itemId, String at) {
        Instant asOf = time(at);
        return new CategoryQuestion(itemId, asOf, new EventKey("anna", eventId, asOf.toEpochMilli()));
    }

    private void catalogSays(String itemId, String since, String category) {
        CatalogItem item = new CatalogItem("c", time(since), itemId, null, category, null, null, null, null);
        change(new Change<>(itemId, item, time(since)));
    }

    private void catalogDeletes(String itemId, String at) {
        change(new Change<>(itemId, null, time(at)));
    }

    private void change(Change<CatalogItem> change) {
        CategoryVersion.of(change).forEach(version -> lookup.second(version, change.time()));
    }

    private void watermark(Instant at) {
        lookup.watermark(at);
    }

    private void endOfInput() {
        lookup.endOfInput();
    }

    private List<String> answers() {
        return lookup.output().stream()
                .map(answer -> answer.asker().eventId() + ": " + answer.itemId() + " is " + answer.category())
                .toList();
    }
}
