/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.campaign.model.InterestLimit;
import dev.freshet.ecommerce.campaign.model.Occasion;
import org.junit.jupiter.api.Test;

final class BackInStockTest {

    private final ItemStock unknown = ItemStock.unknown();

    @Test
    void anItemOfWhichNoStockWasReportedIsNotInStockAndItsFirstReportIsNews() {
        assertThat(unknown.availability().isInStock()).isFalse();
        assertThat(unknown.after("berlin", 0, time("10:00")).differsFrom(unknown))
                .isTrue();
        assertThat(unknown.after("berlin", 5, time("10:00")).differsFrom(unknown))
                .isTrue();
    }

    @Test
    void itIsBackWithTheFirstUnitAndOnlyThen() {
        ItemStock soldOut = unknown.after("berlin", 0, time("10:00"));
        ItemStock back = soldOut.after("berlin", 1, time("10:10"));

        assertThat(back.differsFrom(soldOut)).isTrue();
        assertThat(back.change("mug")).isEqualTo(new AvailabilityChange("mug", true, time("10:10")));
        assertThat(back.after("berlin", 2, time("10:20")).differsFrom(back)).isFalse();
        assertThat(soldOut.after("paris", -1, time("10:20")).differsFrom(soldOut))
                .isFalse();
    }

    @Test
    void oneLocationWithUnitsIsEnoughWhateverAnotherOwes() {
        ItemStock oversold = unknown.after("berlin", -3, time("10:00"));
        ItemStock back = oversold.after("paris", 1, time("10:10"));

        assertThat(back.differsFrom(oversold)).isTrue();
        assertThat(back.after("berlin", -4, time("10:20")).differsFrom(back)).isFalse();
        assertThat(back.after("paris", 0, time("10:20")).change("mug"))
                .isEqualTo(new AvailabilityChange("mug", false, time("10:20")));
    }

    @Test
    void aLateMovementTurnsItFromThenOn() {
        ItemStock soldOut = unknown.after("berlin", 0, time("10:00:00"));

        assertThat(soldOut.after("berlin", 1, time("09:00")).change("mug"))
                .isEqualTo(new AvailabilityChange("mug", true, time("10:00")));
        assertThat(soldOut.after("berlin", 1, time("2026-03-02T11:00:00.000900Z"))
                        .change("mug")
                        .at())
                .isEqualTo(time("11:00"));
    }

    @Test
    void theOccasionIsNamedByWhenTheShopperBeganToWait() {
        Occasion occasion = BackInStock.occasion("mug", "anna", time("09:00"), time("10:00"));

        assertThat(occasion.what()).isEqualTo("watched since 2026-03-02T09:00:00Z, mug");
        assertThat(occasion.itemIds()).containsExactly("mug");
        assertThat(occasion.at()).isEqualTo(time("10:00"));
    }

    @Test
    void anItemIsKeptForSoManyShoppersAndForThoseItIsKeptForAlready() {
        InterestLimit three = new InterestLimit(3);

        assertThat(three.admits(false, 2)).isTrue();
        assertThat(three.admits(false, 3)).isFalse();
        assertThat(three.admits(true, 3)).isTrue();
    }
}
