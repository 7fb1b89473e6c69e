/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import static dev.freshet.ecommerce.Happening.time;
import static dev.freshet.ecommerce.trending.Interest.CART;
import static dev.freshet.ecommerce.trending.Interest.PURCHASE;
import static dev.freshet.ecommerce.trending.Interest.VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.testkit.harness.KeyedHarness;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With a half-life of an hour, lists of two, and a minimum of a quarter. What counts in a minute happened at its end. */
class TrendingFunctionTest {

    private TrendingSettings settings = settings(Duration.ofHours(1));
    private KeyedHarness<String, CategoryAttention, TrendingRow> trending;

    @BeforeEach
    void open() throws Exception {
        trending = harness(StateStore.ROCKSDB);
    }

    @AfterEach
    void close() {
        trending.close();
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void aListIsPublishedAtTheEndOfTheMinuteInWhichSomethingHappened(StateStore store) throws Exception {
        open(store);
        happened("12:00", "mug", VIEW);
        happened("12:00", "kettle", CART);

        trending.watermark(time("12:00").minusMillis(2));
        assertNothingPublished();
        trending.watermark(time("12:00").minusMillis(1));

        assertPublished("[kettle 3, mug 1] revision 1 at 2026-03-02T12:00:00Z");
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void whatIsTakenBackLeavesTheList(StateStore store) throws Exception {
        open(store);
        happened("12:00", "mug", VIEW);
        happened("12:00", "kettle", PURCHASE);
        passed("12:00");
        assertPublished("[kettle 5, mug 1] revision 1 at 2026-03-02T12:00:00Z");

        late("13:00", "kettle", attention(PURCHASE, "12:00", -1), "12:00");
        passed("13:00");

        assertPublished("[mug 1] revision 2 at 2026-03-02T12:00:00Z");
        assertThat(trending.stateEntries())
                .as("the mug, by which half-life, newest, row, revision and the look")
                .isEqualTo(6);
    }

    @Test
    void aLateEventCountsByItsOwnTimeAndMovesNoTime() {
        theMugIsListed();

        late("12:01", "kettle", attention(CART, "11:00", 1), "11:00");
        passed("12:01");

        assertPublished("[kettle 1.5, mug 1] revision 2 at 2026-03-02T12:00:00Z");
    }

    @Test
    void timeMovesOnWhereAnEventDoesNotCount() {
        theMugIsListed();

        late("13:00", CategoryAttention.NO_ITEM, Attention.NONE, "13:00");
        passed("13:00");

        assertPublished("[mug 0.5] revision 2 at 2026-03-02T13:00:00Z");
    }

    @Test
    void theListIsEmptiedWhenAllHasFallenBelowTheMinimumAndForgottenAfterFortyHalfLives() {
        theMugIsListed();

        passed("14:00");
        assertNothingPublished();
        passed("14:01");
        assertPublished("[] revision 2 at 2026-03-02T14:00:00.001Z");
        passed("2026-03-04T04:00:00Z");

        assertNothingPublished();
        assertThat(trending.stateEntries()).as("the revision").isEqualTo(1);
        assertThat(trending.timers()).isZero();
    }

    /** The watermark leaps over the end of the list to an event that is later than that, and of before it. */
    @Test
    void theListIsEmptiedThoughSomethingLateCountsAfterItsEnd() {
        theMugIsListed();

        late("15:00", CategoryAttention.NO_ITEM, Attention.NONE, "12:00");
        passed("15:00");

        assertPublished("[] revision 2 at 2026-03-02T14:00:00.001Z");
    }

    @Test
    void aCategoryThatComesBackGoesOnCountingItsRevisions() {
        happened("12:00", "mug", VIEW);
        passed("2026-03-04T14:00:00Z");
        assertPublished("[mug 1] revision 1 at 2026-03-02T12:00:00Z", "[] revision 2 at 2026-03-02T14:00:00.001Z");

        happened("2026-03-05T00:00:00Z", "mug", VIEW);
        passed("2026-03-05T00:00:00Z");

        assertPublished("[mug 1] revision 3 at 2026-03-05T00:00:00Z");
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void theEndOfInputPublishesWhatWaitsAndEmptiesNothing(StateStore store) throws Exception {
        open(store);
        happened("12:00", "mug", VIEW);
        happened("20:00", "kettle", CART);

        trending.endOfInput();

        // Of both intervals the last, when the mug has fallen below the minimum.
        assertPublished("[kettle 3] revision 1 at 2026-03-02T20:00:00Z");
        assertThat(trending.stateEntries()).as("the revision").isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void ofIntervalsThatTheWatermarkLeapsOverTheLastIsPublishedWithAllThatCounts(StateStore store) throws Exception {
        open(store);
        happened("12:00", "mug", CART);
        happened("12:30", "mug", VIEW);
        happened("13:00", "kettle", VIEW);
        happened("13:01", "spoon", CART);

        passed("13:00");

        assertPublished("[mug 2.207107, kettle 1] revision 1 at 2026-03-02T13:00:00Z");
    }

    @Test
    void goesOnAfterARestore() throws Exception {
        theMugIsListed();
        happened("13:00", "kettle", VIEW);

        trending = trending.snapshotAndRestore();
        passed("13:00");
        assertPublished("[kettle 1, mug 0.5] revision 2 at 2026-03-02T13:00:00Z");
        trending = trending.snapshotAndRestore();
        passed("16:00");

        assertPublished("[] revision 3 at 2026-03-02T15:00:00.001Z");
    }

    @Test
    void scoresGoOnUnderAnotherHalfLife() throws Exception {
        happened("12:00", "mug", CART);
        passed("12:00");
        assertPublished("[mug 3] revision 1 at 2026-03-02T12:00:00Z");

        restartedWithHalfLife(Duration.ofHours(2));
        happened("14:00", "kettle", VIEW);
        passed("14:00");

        assertPublished("[mug 1.5, kettle 1] revision 2 at 2026-03-02T14:00:00Z");
    }

    /** Else an item that never falls silent would grow by a number of each kind with every half-life. */
    @Test
    void whatIsOlderThanFortyHalfLivesIsForgottenOfAnItemThatGoesOnToo() throws Exception {
        happened("12:00", "mug", PURCHASE);
        happened("2026-03-04T14:00:00Z", "mug", VIEW);
        passed("2026-03-04T14:00:00Z");
        assertPublished("[mug 1] revision 1 at 2026-03-04T14:00:00Z");

        restartedWithHalfLife(Duration.ofHours(50));
        happened("2026-03-06T16:00:00Z", "kettle", VIEW);
        passed("2026-03-06T16:00:00Z");

        assertPublished("[kettle 1, mug 0.5] revision 2 at 2026-03-06T16:00:00Z");
    }

    private static TrendingSettings settings(Duration halfLife) {
        return new TrendingWith().halfLife(halfLife).minimum(0.25).length(2).settings();
    }

    private void open(StateStore store) throws Exception {
        trending.close();
        trending = harness(store);
    }

    private KeyedHarness<String, CategoryAttention, TrendingRow> harness(StateStore store) throws Exception {
        return KeyedHarness.of(store, () -> new TrendingFunction(settings), CategoryAttention::category, Types.STRING);
    }

    private void restartedWithHalfLife(Duration halfLife) throws Exception {
        settings = settings(halfLife);
        trending = trending.snapshotAndRestore();
    }

    private void theMugIsListed() {
        happened("12:00", "mug", VIEW);
        passed("12:00");
        assertPublished("[mug 1] revision 1 at 2026-03-02T12:00:00Z");
    }

    private void happened(String at, String item, Interest interest) {
        late(at, item, attention(interest, at, 1), at);
    }

    /** @param newest end of the interval in which the newest event lies, that counts in another */
    private void late(String counts, String item, Attention attention, String newest) {
        trending.element(
                new CategoryAttention(
                        "kitchen",
                        item,
                        time(counts).toEpochMilli(),
                        time(newest).toEpochMilli(),
                        attention),
                time(counts).minusMillis(1));
    }

    private Attention attention(Interest interest, String at, int sign) {
        return Attention.of(interest, time(at).toEpochMilli(), sign, settings.decay());
    }

    private void passed(String time) {
        trending.watermark(time(time));
    }

    private void assertNothingPublished() {
        assertPublished();
    }

    /** Since the last time. */
    private void assertPublished(String... rows) {
        assertThat(trending.takeOutput().stream()
                        .map(row -> row.items().stream()
                                        .map(item -> item.itemId() + " "
                                                + item.score().toPlainString())
                                        .toList()
                                + " revision " + row.revision() + " at " + row.updatedAt()))
                .containsExactly(rows);
    }
}
