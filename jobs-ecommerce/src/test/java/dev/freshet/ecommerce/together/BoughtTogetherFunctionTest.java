/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.aggregation.PreAggregationSettings;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
