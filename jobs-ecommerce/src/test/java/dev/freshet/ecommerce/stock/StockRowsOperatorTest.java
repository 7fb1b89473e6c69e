/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.freshet.testkit.harness.KeyedTwoInputHarness;
import dev.freshet.testkit.harness.StateStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a half-life of a week. */
final class StockRowsOperatorTest {

    private static final Duration WEEK = Duration.ofDays(7);

    private KeyedTwoInputHarness<ItemAtLocation, StockBalance, ItemSales, StockRow> stock;

    @BeforeEach
    void start() throws Exception {
        stock = KeyedTwoInputHarness.ofOperator(
                StateStore.ROCKSDB,
                () -> new StockRowsOperator(WEEK),
                StockBalance::key,
                ItemSales::key,
                Types.POJO(ItemAtLocation.class));
    }

    @AfterEach
    void stop() {
        stock.close();
    }

    @Test
    void rowsWaitForNoTime() {

        balance("mug", "10:00", 20);
        sale("mug", "10:30", 4);
        sale("cup", "10:30", 4);

        assertThat(stock.output())
                .extracting(StockRow::itemId, StockRow::revision, StockRow::updatedAt)
                .containsExactly(tuple("mug", 1L, time("10:00")), tuple("mug", 2L, time("10:30")));
        assertThat(stock.output().get(1).daysOfCover()).isEqualTo(new BigDecimal("4.76"));
    }

    @Test
    void aRestoreGoesOnWithBalanceSalesAndRevision() throws Exception {
        balance("mug", "10:00", 20);
        sale("mug", "10:00", 4);

        stock = stock.snapshotAndRestore();
        balance("mug", "10:00", 10);

        assertThat(stock.output()).singleElement().satisfies(row -> {
            assertThat(row.revision()).isEqualTo(3);
            assertThat(row.daysOfCover()).isEqualTo(new BigDecimal("2.38"));
        });
    }

    @Test
    void salesWhereNobodyKeepsStockAreForgottenWhenTheyCountNoLonger() {
        sale("mug", "10:00", 4);
        sale("mug", "2026-03-05T10:00:00Z", 1);
        Instant forgotten = time("2026-03-05T10:00:00Z").plus(WEEK.multipliedBy(20));

        stock.secondWatermark(forgotten.minusMillis(1));
        assertThat(stock.stateEntries()).isEqualTo(1);
        stock.secondWatermark(forgotten);

        stock.assertNothingLeft();
    }

    @Test
    void salesOfWhatIsKeptAreNotForgotten() {
        sale("mug", "10:00", 4);
        balance("mug", "10:10", 20);

        stock.secondWatermark(time("10:00").plus(WEEK.multipliedBy(30)));

        assertThat(stock.stateEntries()).isEqualTo(1);
        assertThat(stock.timers()).isZero();
    }

    /** Movements that are silent hold nobody back, and those that hurry on do not lead. */
    @Test
    void timeIsThatOfTheSales() {
        sale("mug", "10:00", 4);

        stock.firstWatermark(time("10:00").plus(WEEK.multipliedBy(30)));
        assertThat(stock.stateEntries()).isEqualTo(1);
        stock.secondWatermark(time("10:00").plus(WEEK.multipliedBy(20)));

        stock.assertNothingLeft();
    }

    /** The movements of a replay may come after all of its orders. */
    @Test
    void salesThatHaveEndedAreKnownUntilTheMovementsHaveEndedToo() {
        sale("mug", "10:00", 4);
        sale("cup", "10:00", 4);
        stock.secondWatermark(Instant.ofEpochMilli(Long.MAX_VALUE));

        balance("mug", "10:00", 20);
        assertThat(stock.output()).singleElement().satisfies(row -> assertThat(row.salesPerDay())
                .isNotNull());
        stock.firstWatermark(Instant.ofEpochMilli(Long.MAX_VALUE));

        assertThat(stock.timers()).isZero();
        assertThat(stock.stateEntries()).as("mug, and not cup").isEqualTo(1);
    }

    @Test
    void atTheEndOfTheInputNoTimerIsLeft() {
        sale("mug", "10:00", 4);

        stock.endOfInput();

        stock.assertNothingLeft();
    }

    private void balance(String item, String clock, long onHand) {
        Instant at = time(clock);
        stock.first(new StockBalance(item, "berlin", onHand, 0, at, at, at), at);
    }

    private void sale(String item, String clockOrInstant, long units) {
        Instant at = time(clockOrInstant);
        SalesTally sales = new SalesRate(WEEK).tally(at.toEpochMilli(), units);
        stock.second(new ItemSales(item, "berlin", sales), at);
    }
}
