/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.aggregation.PreAggregationSettings;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists of two, refreshed at the ends of minutes, all of them after an hour. An order counts in a minute from 12:00 on. */
class BoughtTogetherFunctionTest {

    private static final Instant NOON = OrderChanges.NOON;
    private static final TogetherSettings SETTINGS =
            new TogetherSettings(2, Duration.ofMinutes(1), Duration.ofHours(1), PreAggregationSettings.defaults());

    private final Map<String, Long> totals = new HashMap<>();
    private TogetherHarness lists;

    @BeforeEach
    void open() throws Exception {
        lists = harness(StateStore.ROCKSDB);
    }

    @AfterEach
    void close() {
        lists.close();
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void aListIsPublishedAtTheEndOfTheMinuteOfItsOrder(StateStore store) throws Exception {
        open(store);
        ordered(0, 1, "mug", "spoon");
        ordered(0, 3, "plate");

        passed(0, 59_998);
        assertThat(rows()).isEmpty();
        closed(0);

        // Both in the same one of four orders: 8 ln 4 - 6 ln 3.
        assertThat(rows())
                .containsExactlyInAnyOrder(
                        "mug 1 of 4 [spoon 1/1 4.498681] revision 1 at 12:01",
                        "spoon 1 of 4 [mug 1/1 4.498681] revision 1 at 12:01");
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void anOrderThatIsTakenBackIsGone(StateStore store) throws Exception {
        open(store);
        ordered(0, 1, "mug", "spoon");
        ordered(0, 3, "plate");
        closed(0);
        rows();

        ordered(1, -1, "mug", "spoon");
        ordered(1, 1, "mug", "plate");
        closed(1);

        assertThat(rows())
                .containsExactlyInAnyOrder("mug 1 of 4 [] revision 2 at 12:02", "spoon 0 of 4 [] revision 2 at 12:02");
    }

    @Test
    void totalsThatAreToldAheadCountWhenTheirTimeHasCome() {
        ordered(0, 1, "mug", "spoon");
        ordered(0, 3, "plate");
        tellTotalsOf(0);
        ordered(1, 1, "mug", "spoon");
        tellTotalsOf(1);

        passed(0, 59_999);
        assertThat(rows()).contains("mug 1 of 4 [spoon 1/1 4.498681] revision 1 at 12:01");
        passed(1, 59_999);

        assertThat(rows()).contains("mug 2 of 5 [spoon 2/2 6.730117] revision 2 at 12:02");
    }

    /** Ten orders by then, of which five had nothing to do with the mug. */
    @Test
    void anItemThatIsOrderedIsRefreshedByTheNewestNumberOfAllOrders() {
        ordered(0, 1, "mug", "spoon");
        ordered(0, 3, "plate");
        closed(0);
        ordered(1, 5, "plate");
        closed(1);
        rows();

        ordered(2, 1, "mug", "spoon");
        closed(2);

        assertThat(rows())
                .containsExactlyInAnyOrder(
                        "mug 2 of 10 [spoon 2/2 10.008048] revision 2 at 12:03",
                        "spoon 2 of 10 [mug 2/2 10.008048] revision 2 at 12:03");
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void ofMinutesThatTheWatermarkLeapsOverTheLastIsPublishedWithAllThatCounts(StateStore store) throws Exception {
        open(store);
        ordered(0, 1, "mug", "spoon");
        ordered(0, 3, "plate");
        tellTotalsOf(0);
        ordered(1, 1, "mug", "spoon");
        tellTotalsOf(1);

        passed(1, 59_999);

        assertThat(rows())
                .containsExactlyInAnyOrder(
                        "mug 2 of 5 [spoon 2/2 6.730117] revision 1 at 12:02",
                        "spoon 2 of 5 [mug 2/2 6.730117] revision 1 at 12:02");
    }

    @Test
    void aListThatNobodyTouchesIsRefreshedWithinTheHourAndOnlyOnce() {
        ordered(0, 1, "mug", "spoon");
        closed(0);
        ordered(1, 3, "plate");
        closed(1);
        rows();

        passed(62, 0);
        assertThat(rows())
                .containsExactlyInAnyOrder(
                        "mug 1 of 4 [spoon 1/1 4.498681] revision 1 at 12:02",
                        "spoon 1 of 4 [mug 1/1 4.498681] revision 1 at 12:02");

        passed(600, 0);
        assertThat(rows()).isEmpty();
        assertThat(lists.timers())
                .as("one for each item that was ordered with another")
                .isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(StateStore.class)
    void theEndOfInputRefreshesEveryListToTheLastOrder(StateStore store) throws Exception {
        open(store);
        ordered(0, 1, "mug", "spoon");
        closed(0);
        rows();
        ordered(70, 3, "plate");
        tellTotalsOf(70);

        lists.endOfInput();

        assertThat(rows())
                .containsExactlyInAnyOrder(
                        "mug 1 of 4 [spoon 1/1 4.498681] revision 1 at 13:11",
                        "spoon 1 of 4 [mug 1/1 4.498681] revision 1 at 13:11");
        assertThat(lists.timers()).isZero();
    }

    @Test
    void goesOnAfterARestore() throws Exception {
        ordered(0, 1, "mug", "spoon");
        ordered(0, 3, "plate");
        closed(0);
        ordered(1, 1, "mug", "spoon");
        tellTotalsOf(1);
        rows();

        lists = lists.restored();
        lists.watermark(NOON.plusSeconds(120));

        assertThat(rows())
                .containsExactlyInAnyOrder(
                        "mug 2 of 5 [spoon 2/2 6.730117] revision 2 at 12:02",
                        "spoon 2 of 5 [mug 2/2 6.730117] revision 2 at 12:02");
    }

    @Test
    void theListIsNoLongerThanAllowed() {
        ordered(0, 1, "mug", "a", "b", "c");
        ordered(0, 3, "plate");

        closed(0);

        assertThat(rows()).contains("mug 1 of 4 [a 1/1 4.498681, b 1/1 4.498681] revision 1 at 12:01");
    }

    @Test
    void anItemThatIsAlwaysOrderedAloneHasNoRowAndNoTimer() {
        ordered(0, 3, "plate");
        closed(0);
        lists.watermark(NOON.plus(Duration.ofDays(1)));

        assertThat(rows()).isEmpty();
        assertThat(lists.timers()).isZero();
        assertThat(lists.stateEntries()).as("its orders").isEqualTo(1);
    }

    @Test
    void ofItemsThatAreTakenBackOnlyTheirRevisionStays() {
        ordered(0, 1, "mug", "spoon");
        ordered(0, 3, "plate");
        closed(0);
        ordered(1, -1, "mug", "spoon");
        closed(1);
        passed(62, 0);

        assertThat(lists.stateEntries())
                .as("the newest row of each, and the orders of the plate")
                .isEqualTo(3);
        assertThat(lists.timers()).isZero();
    }

    @Test
    void anItemThatComesAndGoesBeforeAnybodySawItHasNoRow() {
        ordered(0, 1, "mug", "spoon");
        ordered(0, -1, "mug", "spoon");

        closed(0);
        lists.endOfInput();

        assertThat(rows()).isEmpty();
        assertThat(lists.stateEntries()).isZero();
    }

    private void open(StateStore store) throws Exception {
        lists.close();
        lists = harness(store);
    }

    private TogetherHarness harness(StateStore store) throws Exception {
        return TogetherHarness.of(store, SETTINGS);
    }

    /** So many orders of these items, in a minute after noon. */
    private void ordered(int minute, int times, String... items) {
        long end = end(minute);
        totals.merge(BasketCounts.ALL_ORDERS, (long) times, Long::sum);
        for (String item : items) {
            totals.merge(item, (long) times, Long::sum);
            List<PartnerCount> partners = new ArrayList<>();
            for (String partner : items) {
                if (!partner.equals(item)) {
                    partners.add(new PartnerCount(partner, times));
                }
            }
            lists.counts(new BasketCounts(item, end, times, partners));
        }
    }

    private void tellTotalsOf(int minute) {
        totals.forEach((item, orders) -> lists.total(new ItemOrders(item, end(minute), orders)));
    }

    /** The totals of the minute are told, and it has passed. */
    private void closed(int minute) {
        tellTotalsOf(minute);
        passed(minute, 59_999);
    }

    private void passed(int minute, long millis) {
        lists.watermark(NOON.plus(Duration.ofMinutes(minute)).plusMillis(millis));
    }

    private static long end(int minute) {
        return NOON.plus(Duration.ofMinutes(minute + 1)).toEpochMilli();
    }

    private List<String> rows() {
        return lists.takeRows().stream()
                .map(row -> row.itemId() + " " + row.orders() + " of " + row.allOrders() + " "
                        + row.items().stream()
                                .map(item -> item.itemId() + " " + item.ordersTogether() + "/" + item.orders() + " "
                                        + item.logLikelihoodRatio().toPlainString())
                                .toList()
                        + " revision " + row.revision() + " at "
                        + row.updatedAt().toString().substring(11, 16))
                .toList();
    }
}
