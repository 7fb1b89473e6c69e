/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.Happening;
import dev.freshet.ecommerce.stock.StockRow;
import org.junit.jupiter.api.Test;

final class BackInStockTest {

    private final ItemAvailability unknown = ItemAvailability.unknown();

    @Test
    void anItemOfWhichNoStockWasReportedIsNeitherSoldOutNorInStock() {
        assertThat(unknown.isSoldOut()).isFalse();
        assertThat(unknown.isInStock()).isFalse();
        assertThat(BackInStock.isBack(unknown, unknown.after(row("berlin", 5)))).isFalse();
    }

    @Test
    void itIsBackWithTheFirstUnitAndOnlyThen() {
        ItemAvailability soldOut = unknown.after(row("berlin", 0));
        ItemAvailability back = soldOut.after(row("berlin", 1));

        assertThat(soldOut.isSoldOut()).isTrue();
        assertThat(BackInStock.isBack(soldOut, back)).isTrue();
        assertThat(BackInStock.isBack(back, back.after(row("berlin", 2)))).isFalse();
        assertThat(BackInStock.isBack(soldOut, soldOut.after(row("paris", -1)))).isFalse();
    }

    @Test
    void oneLocationWithUnitsIsEnoughWhateverAnotherOwes() {
        ItemAvailability oversold = unknown.after(row("berlin", -3));

        assertThat(oversold.isSoldOut()).isTrue();
        assertThat(BackInStock.isBack(oversold, oversold.after(row("paris", 1))))
                .isTrue();
        assertThat(BackInStock.isBack(unknown.after(row("paris", 1)), oversold.after(row("paris", 1))))
                .isFalse();
    }

    @Test
    void theOccasionIsNamedByWhenTheShopperBeganToWait() {
        Occasion occasion = BackInStock.occasion("mug", "anna", Happening.time("09:00"), Happening.time("10:00"));

        assertThat(occasion.what()).isEqualTo("watched since 2026-03-02T09:00:00Z, mug");
        assertThat(occasion.itemIds()).containsExactly("mug");
        assertThat(occasion.at()).isEqualTo(Happening.time("10:00"));
    }

    @Test
    void anItemIsKeptForSoManyShoppersAndForThoseItIsKeptForAlready() {
        InterestLimit three = new InterestLimit(3);

        assertThat(three.admits(false, 2)).isTrue();
        assertThat(three.admits(false, 3)).isFalse();
        assertThat(three.admits(true, 3)).isTrue();
    }

    private static StockRow row(String location, long available) {
        return new StockRow("mug", location, available, 0, available, null, null, 1, Happening.time("10:00"));
    }
}
