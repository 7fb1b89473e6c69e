/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.aggregation.PreAggregationSettings;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of two, refreshed at the ends of minutes, all of them after an hour. An order counts in a minute from 12:00 on. */
class BoughtTogetherFunctionTest {

    private static final TogetherSettings SETTINGS =
            new TogetherSettings(2, Duration.ofMinutes(1), Duration.ofHours(1), PreAggregationSettings.defaults());

    private TogetherHarness lists;

    @BeforeEach
    void open() throws Exception {
        lists = new TogetherHarness(StateStore.ROCKSDB, SETTINGS);
    }

    @AfterEach
    void close() {
        lists.close();
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void aListIsPublishedAtTheEndOfTheMinuteOfItsOrder(StateStore store) throws Exception {
        open(store);
        mugAndSpoonAreOneOrderOfFour();

        lists.passed(0, 59_998);
        assertPublished();
        lists.closed(0);

        // 8 ln 4 - 6 ln 3
        assertPublishedOfMugAndSpoon("1 of 4 [%s 1/1 4.498681] revision 1 at 12:01");
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void anOrderThatIsTakenBackIsGone(StateStore store) throws Exception {
        open(store);
        mugAndSpoonAreListed();

        lists.ordered(1, -1, "mug", "spoon");
        lists.ordered(1, 1, "mug", "plate");
        lists.closed(1);

        assertPublished("mug 1 of 4 [] revision 2 at 12:02", "spoon 0 of 4 [] revision 2 at 12:02");
    }

    @Test
    void totalsThatAreToldAheadCountWhenTheirTimeHasCome() {
        mugAndSpoonAreOneOrderOfFour();
        lists.tellTotalsOf(0);
        lists.ordered(1, 1, "mug", "spoon");
        lists.tellTotalsOf(1);

        lists.passed(0, 59_999);
        assertPublishedOfMugAndSpoon("1 of 4 [%s 1/1 4.498681] revision 1 at 12:01");
        lists.passed(1, 59_999);

        assertPublishedOfMugAndSpoon("2 of 5 [%s 2/2 6.730117] revision 2 at 12:02");
    }

    /** Ten orders by then, of which five had nothing to do with the mug. */
    @Test
    void anItemThatIsOrderedIsRefreshedByTheNewestNumberOfAllOrders() {
        mugAndSpoonAreListed();
        lists.ordered(1, 5, "plate");
        lists.closed(1);

        lists.ordered(2, 1, "mug", "spoon");
        lists.closed(2);

        assertPublishedOfMugAndSpoon("2 of 10 [%s 2/2 10.008048] revision 2 at 12:03");
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void ofMinutesThatTheWatermarkLeapsOverTheLastIsPublishedWithAllThatCounts(StateStore store) throws Exception {
        open(store);
        mugAndSpoonAreOneOrderOfFour();
        lists.tellTotalsOf(0);
        lists.ordered(1, 1, "mug", "spoon");

        lists.closed(1);

        assertPublishedOfMugAndSpoon("2 of 5 [%s 2/2 6.730117] revision 1 at 12:02");
    }

    @Test
    void aListThatNobodyTouchesIsRefreshedWithinTheHourAndOnlyOnce() {
        lists.ordered(0, 1, "mug", "spoon");
        lists.closed(0);
        lists.ordered(1, 3, "plate");
        lists.closed(1);
        assertPublished();

        lists.passed(62, 0);
        assertPublishedOfMugAndSpoon("1 of 4 [%s 1/1 4.498681] revision 1 at 12:02");

        lists.passed(600, 0);
        assertPublished();
        assertThat(lists.timers())
                .as("one for each item that was ordered with another")
                .isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void theEndOfInputRefreshesEveryListToTheLastOrder(StateStore store) throws Exception {
        open(store);
        lists.ordered(0, 1, "mug", "spoon");
        lists.closed(0);
        lists.ordered(70, 3, "plate");
        lists.tellTotalsOf(70);
        assertPublished();

        lists.endOfInput();

        assertPublishedOfMugAndSpoon("1 of 4 [%s 1/1 4.498681] revision 1 at 13:11");
        assertThat(lists.timers()).isZero();
    }

    @Test
    void goesOnAfterARestore() throws Exception {
        mugAndSpoonAreListed();
        lists.ordered(1, 1, "mug", "spoon");
        lists.tellTotalsOf(1);

        lists.restore();
        lists.passed(2, 0);

        assertPublishedOfMugAndSpoon("2 of 5 [%s 2/2 6.730117] revision 2 at 12:02");
    }

    /** The watermark begins anew, and of the spoon no total is known any more that is older than that of 12:06. */
    @Test
    void anOrderOfLongAgoThatCountsAfterARestoreLeavesNobodyOut() throws Exception {
        mugAndSpoonAreListed();
        for (int minute = 5; minute < 8; minute++) {
            lists.ordered(minute, 1, "spoon", "plate");
            lists.closed(minute);
        }
        lists.rows();

        lists.restore();
        lists.ordered(3, 1, "mug", "cup");
        lists.closed(3);

        assertPublished(
                "cup 1 of 8 [mug 1/2 3.255734] revision 1 at 12:04",
                "mug 2 of 8 [cup 1/1 3.255734, spoon 1/2 0.818039] revision 2 at 12:04");
    }

    @Test
    void theListIsNoLongerThanAllowed() {
        lists.ordered(0, 1, "mug", "a", "b", "c");
        lists.ordered(0, 3, "plate");

        lists.closed(0);

        assertThat(lists.rows()).contains("mug 1 of 4 [a 1/1 4.498681, b 1/1 4.498681] revision 1 at 12:01");
    }

    @Test
    void anItemThatIsAlwaysOrderedAloneHasNoRowAndNoTimer() {
        lists.ordered(0, 3, "plate");
        lists.closed(0);
        lists.passed(24 * 60, 0);

        assertPublished();
        assertThat(lists.timers()).isZero();
        assertThat(lists.stateEntries()).as("its orders").isEqualTo(1);
    }

    @Test
    void ofItemsThatAreTakenBackOnlyTheirRevisionStays() {
        mugAndSpoonAreListed();
        lists.ordered(1, -1, "mug", "spoon");
        lists.closed(1);
        lists.passed(62, 0);

        assertThat(lists.stateEntries())
                .as("the newest row of each, and the orders of the plate")
                .isEqualTo(3);
        assertThat(lists.timers()).isZero();
    }

    @Test
    void anItemThatComesAndGoesBeforeAnybodySawItHasNoRow() {
        lists.ordered(0, 1, "mug", "spoon");
        lists.ordered(0, -1, "mug", "spoon");

        lists.closed(0);
        lists.endOfInput();

        assertPublished();
        assertThat(lists.stateEntries()).isZero();
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void aCartIsToldTheListOfItsOwnTimeThoughTheWatermarkLeaps(StateStore store) throws Exception {
        open(store);
        cartsAskWhileListsChange();

        lists.passed(5, 0);

        assertTheListsOfTheirOwnTimeWereTold();
    }

    @Test
    void theEndOfInputTellsCartsTheListsOfTheirOwnTime() {
        cartsAskWhileListsChange();

        lists.endOfInput();

        assertTheListsOfTheirOwnTimeWereTold();
        assertThat(lists.timers()).isZero();
    }

    private void cartsAskWhileListsChange() {
        mugAndSpoonAreOneOrderOfFour();
        lists.tellTotalsOf(0);
        lists.ordered(1, 1, "mug", "spoon");
        lists.tellTotalsOf(1);
        lists.asks("anna", "mug", 0, 59_999);
        lists.asks("ben", "mug", 1, 0);
        lists.asks("carl", "mug", 1, 59_999);
        lists.asks("dora", "mug", 2, 0);
        lists.asks("emil", "plate", 2, 0);
    }

    private void assertTheListsOfTheirOwnTimeWereTold() {
        assertThat(lists.answers())
                .containsExactlyInAnyOrder(
                        "anna []", "ben [spoon 4.498681]", "carl [spoon 4.498681]", "dora [spoon 6.730117]", "emil []");
    }

    /** In one of the minutes it is refreshed at that very instant. */
    @Test
    void aListIsRefreshedWithinTheHourThoughACartAsksInEachMinute() {
        mugAndSpoonAreListed();
        lists.ordered(1, 3, "plate");
        lists.tellTotalsOf(1);
        for (int minute = 2; minute <= 62; minute++) {
            lists.asks("shopper-" + minute, "mug", minute, 0);
            lists.asks("shopper-" + minute, "spoon", minute, 0);
        }

        lists.passed(62, 0);

        assertThat(lists.rows()).extracting(row -> row.split(" ", 2)[0]).containsExactlyInAnyOrder("mug", "spoon");
    }

    /** Lists that are refreshed because others were ordered, too. What is taken back may have been added up before it came. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void cartsAreToldTheSameHoweverTheWatermarkGoes(long seed) throws Exception {
        List<String> byTheMinute = answersOfADay(new Random(seed), 1, true);
        lists.close();
        lists = new TogetherHarness(StateStore.HEAP, SETTINGS);

        List<String> inLeaps = answersOfADay(new Random(seed), 300, false);

        assertThat(inLeaps).containsExactlyInAnyOrderElementsOf(byTheMinute).hasSizeGreaterThan(100);
        assertThat(byTheMinute.stream().map(answer -> answer.split(" ", 2)[1]).distinct())
                .as("lists")
                .hasSizeGreaterThan(50);
    }

    private List<String> answersOfADay(Random day, int longestLeap, boolean withThoseTakenBack) {
        Random leaps = new Random(longestLeap);
        int passed = 0;
        for (int minute = 0; minute < 1_000; minute++) {
            if (day.nextInt(20) == 0) {
                lists.ordered(minute, 1, "item-" + day.nextInt(4), "item-" + (4 + day.nextInt(4)));
                lists.ordered(minute, 1, "item-" + day.nextInt(8));
            }
            String takenBack = "item-" + day.nextInt(8);
            if (day.nextInt(20) == 0 && withThoseTakenBack) {
                lists.ordered(minute, 1, takenBack);
                lists.ordered(minute, -1, takenBack);
            }
            lists.tellTotalsOf(minute);
            if (day.nextInt(5) == 0) {
                lists.asks("shopper-" + minute, "item-" + day.nextInt(8), minute, day.nextInt(60_000));
            }
            if (minute - passed >= 1 + leaps.nextInt(longestLeap)) {
                lists.passed(minute, 0);
                passed = minute;
            }
        }
        lists.endOfInput();
        return lists.answers();
    }

    /** Whether the two orders were added up before they came here is a matter of how fast who was. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anOrderThatIsTakenBackInItsMinuteRefreshesNothing(boolean leaps) {
        mugAndSpoonAreListed();
        lists.ordered(1, 1, "mug", "spoon");
        lists.tellTotalsOf(1);
        lists.ordered(2, 3, "plate");
        lists.tellTotalsOf(2);
        lists.ordered(3, 1, "mug", "spoon");
        lists.ordered(3, -1, "mug", "spoon");
        lists.tellTotalsOf(3);
        if (!leaps) {
            lists.passed(1, 59_999);
            lists.passed(2, 59_999);
        }

        lists.passed(3, 59_999);

        assertPublishedOfMugAndSpoon("2 of 5 [%s 2/2 6.730117] revision 2 at 12:02");
    }

    @Test
    void aCartBehindTheWatermarkIsToldAtOnceWhatHolds() {
        mugAndSpoonAreListed();

        lists.asks("anna", "mug", 0, 0);

        assertThat(lists.answers()).containsExactly("anna [spoon 4.498681]");
        assertThat(lists.timers()).as("no more than before").isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void aCartThatAsksChangesNoRowAndLeavesNothing(StateStore store) throws Exception {
        open(store);
        mugAndSpoonAreListed();
        lists.ordered(1, 3, "plate");
        lists.closed(1);
        int before = lists.stateEntries();

        lists.asks("anna", "mug", 2, 0);
        lists.asks("ben", "mug", 2, 0);
        lists.passed(2, 0);

        assertPublished();
        assertThat(lists.answers()).containsExactly("anna [spoon 4.498681]", "ben [spoon 4.498681]");
        assertThat(lists.stateEntries()).isEqualTo(before);
        assertThat(lists.timers()).isEqualTo(2);
    }

    @Test
    void aCartThatWaitsIsToldAfterARestore() throws Exception {
        mugAndSpoonAreListed();
        lists.asks("anna", "mug", 2, 0);

        lists.restore();
        lists.passed(2, 0);

        assertThat(lists.answers()).containsExactly("anna [spoon 4.498681]");
    }

    private void open(StateStore store) throws Exception {
        lists.close();
        lists = new TogetherHarness(store, SETTINGS);
    }

    private void mugAndSpoonAreOneOrderOfFour() {
        lists.ordered(0, 1, "mug", "spoon");
        lists.ordered(0, 3, "plate");
    }

    private void mugAndSpoonAreListed() {
        mugAndSpoonAreOneOrderOfFour();
        lists.closed(0);
        assertPublishedOfMugAndSpoon("1 of 4 [%s 1/1 4.498681] revision 1 at 12:01");
    }

    /** @param row what the mug's says of the spoon, and the spoon's of the mug */
    private void assertPublishedOfMugAndSpoon(String row) {
        assertPublished("mug " + row.formatted("spoon"), "spoon " + row.formatted("mug"));
    }

    /** Since the last time, in any order. */
    private void assertPublished(String... rows) {
        assertThat(lists.rows()).containsExactlyInAnyOrder(rows);
    }
}
