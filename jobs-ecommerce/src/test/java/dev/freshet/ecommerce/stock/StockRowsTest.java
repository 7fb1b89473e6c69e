/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StockRowsTest {

    private final StockRows stockRows = new StockRows(new SalesRate(Duration.ofDays(7)));
    private final List<StockRow> rows = new ArrayList<>();
    private StockPage page = StockPage.EMPTY;

    @Test
    void everyBalanceThatIsAnotherIsARow() {
        balance("10:00", 10, 0);
        balance("10:10", 10, 4);
        balance("10:20", 7, 4);

        assertThat(rows).containsExactly(row("10:00", 10, 0, 1), row("10:10", 10, 4, 2), row("10:20", 7, 4, 3));
        assertThat(rows).extracting(StockRow::available).containsExactly(10L, 6L, 3L);
    }

    @Test
    void aRowThatWouldSayTheSameIsNotPublished() {
        balance("10:00", 10, 0);
        balance("10:10", 10, 0);
        balance("10:20", 11, 0);

        assertThat(rows).containsExactly(row("10:00", 10, 0, 1), row("10:20", 11, 0, 2));
    }

    @Test
    void theFirstBalanceIsPublishedAlsoIfThereIsNothing() {
        balance("10:00", 0, 0);

        assertThat(rows).containsExactly(row("10:00", 0, 0, 1));
    }

    @Test
    void aRowIsOfAnItemAtALocation() {
        balance("10:00", 10, 0);

        assertThat(rows.get(0).itemAndLocation()).isEqualTo("mug|berlin");
    }

    /** 4 · 2^0 over ∫ 2^(−t/7) dt from 0 to 1, which is 0.952084 days. */
    @Test
    void purchasesFeedTheRateAndMoveNoStock() {
        balance("2026-03-01T10:00:00Z", 20, 0);
        sale("2026-03-02T10:00:00Z", 4);

        StockRow row = rows.get(1);
        assertThat(row.onHand()).isEqualTo(20);
        assertThat(row.available()).isEqualTo(20);
        assertThat(row.salesPerDay()).isEqualTo(new BigDecimal("4.20131"));
        assertThat(row.daysOfCover()).isEqualTo(new BigDecimal("4.76"));
        assertThat(row.updatedAt()).isEqualTo(time("2026-03-02T10:00:00Z"));
    }

    /** Half of 4 over ∫ 2^(−t/7) dt from 0 to 7, which is 7 / ln 2 · 1/2 = 5.049433 days; then all of 4 over it. */
    @Test
    void anItemIsWatchedFromItsFirstPurchaseOrMovementToItsNewest() {
        sale("2026-02-23T10:00:00Z", 4);
        balance("2026-03-02T10:00:00Z", 20, 0);
        assertThat(last().salesPerDay()).isEqualTo(new BigDecimal("0.396084"));
        page = StockPage.EMPTY;

        balance("2026-02-23T10:00:00Z", 20, 0);
        sale("2026-03-02T10:00:00Z", 4);

        assertThat(last().salesPerDay()).isEqualTo(new BigDecimal("0.792168"));
    }

    @Test
    void aPurchaseWhereNobodyKeepsStockIsRememberedAndNotTold() {
        sale("10:00", 4);
        assertThat(rows).isEmpty();

        balance("10:10", 21, 0);

        assertThat(rows).extracting(StockRow::revision).containsExactly(1L);
        assertThat(rows.get(0).salesPerDay()).isEqualTo(new BigDecimal("4.198422"));
    }

    @Test
    void theNewestRowDoesNotDependOnWhatCameFirst() {
        sale("2026-02-20T10:00:00Z", 4);
        balance("2026-03-01T10:00:00Z", 20, 0);
        sale("2026-03-02T10:00:00Z", 1);
        StockRow one = last();
        page = StockPage.EMPTY;

        sale("2026-03-02T10:00:00Z", 1);
        balance("2026-03-01T10:00:00Z", 20, 0);
        sale("2026-02-20T10:00:00Z", 4);

        assertThat(last().saysTheSameAs(one)).as("%s, %s", one, last()).isTrue();
        assertThat(one.salesPerDay()).isEqualTo(new BigDecimal("0.391671"));
    }

    /** Which of two came first decides whether the second counted for a while. */
    @Test
    void aPurchaseThatIsTakenBackLeavesWhatOneThatNeverCountedDoes() {
        balance("2026-03-01T10:00:00Z", 20, 0);
        sale("2026-03-01T10:00:00Z", 4);
        sale("2026-03-03T10:00:00Z", 2);
        sale("2026-03-03T10:00:00Z", -2);
        StockRow displaced = last();
        page = StockPage.EMPTY;

        balance("2026-03-01T10:00:00Z", 20, 0);
        sale("2026-03-01T10:00:00Z", 4);
        sale("2026-03-03T10:00:00Z", 0);

        assertThat(last().saysTheSameAs(displaced))
                .as("%s, %s", displaced, last())
                .isTrue();
    }

    private StockRow last() {
        return rows.get(rows.size() - 1);
    }

    private void balance(String clock, long onHand, long reserved) {
        Instant at = time(clock);
        Instant first = page.balance() == null ? at : page.balance().firstMovement();
        take(stockRows.balanced(page, new StockBalance("mug", "berlin", onHand, reserved, first, at, at)));
    }

    private void sale(String clock, long units) {
        take(stockRows.sold(page, stockRows.rate().tally(time(clock).toEpochMilli(), units)));
    }

    private void take(StockRows.Turn turn) {
        page = turn.page();
        if (turn.row() != null) {
            rows.add(turn.row());
        }
    }

    private static StockRow row(String clock, long onHand, long reserved, long revision) {
        return new StockRow("mug", "berlin", onHand, reserved, onHand - reserved, null, null, revision, time(clock));
    }
}
