/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which row follows from a new balance or from sales. The newest row depends on the newest balance and on all sales, and not on the
 * order in which they came.
 *
 * <p>The rate is as of the newest movement or purchase, and since the oldest: an expiry moves neither, because its end may yet be
 * taken back.
 */
record StockRows(SalesRate rate) implements Serializable {

    /** @param row to publish; null where it would say nothing new, or nobody keeps stock there */
    record Turn(StockPage page, @Nullable StockRow row) {}

    Turn balanced(StockPage before, StockBalance balance) {
        return turn(before, before.with(balance), balance.at());
    }

    Turn sold(StockPage before, SalesTally more) {
        return turn(before, before.with(rate.plus(before.sales(), more)), Instant.ofEpochMilli(more.newest()));
    }

    private Turn turn(StockPage before, StockPage after, Instant at) {
        StockRow row = row(after.published(), at);
        if (row == null) {
            return new Turn(after, null);
        }
        StockRow last = row(before, at);
        boolean isNews = last == null || !row.saysTheSameAs(last);
        return isNews ? new Turn(after.published(), row) : new Turn(after, null);
    }

    private @Nullable StockRow row(StockPage page, Instant updatedAt) {
        StockBalance balance = page.balance();
        if (balance == null) {
            return null;
        }
        BigDecimal perDay = salesPerDay(balance, page.sales());
        return new StockRow(
                balance.itemId(),
                balance.locationId(),
                balance.onHand(),
                balance.reserved(),
                balance.available(),
                perDay,
                SalesRate.daysOfCover(balance.available(), perDay),
                page.revision(),
                updatedAt);
    }

    private @Nullable BigDecimal salesPerDay(StockBalance balance, SalesTally sales) {
        long since = Math.min(balance.firstMovement().toEpochMilli(), sales.oldest());
        long asOf = Math.max(balance.newestMovement().toEpochMilli(), sales.newest());
        return rate.perDay(sales, since, asOf);
    }
}
