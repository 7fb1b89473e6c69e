/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FiringAlertsTest {

    private static final ReorderPoint REORDER = new ReorderPoint(10L, 15L);

    @ParameterizedTest
    @CsvSource({"10, false", "9, true", "0, true"})
    void lowStockBeginsBelowTheReorderPoint(long available, boolean fires) {
        assertThat(FiringAlerts.NONE.when(available, REORDER, time("10:00")).lowStockSince() != null)
                .isEqualTo(fires);
    }

    @ParameterizedTest
    @CsvSource({"10, true", "15, true", "16, false"})
    void lowStockEndsAboveThePointAtWhichItIsClear(long available, boolean fires) {
        FiringAlerts low = FiringAlerts.NONE.when(9, REORDER, time("10:00"));

        assertThat(low.when(available, REORDER, time("10:10")).lowStockSince()).isEqualTo(fires ? time("10:00") : null);
    }

    @ParameterizedTest
    @CsvSource({"1, false", "0, true", "-1, true"})
    void outOfStockIsWhereNothingIsAvailable(long available, boolean fires) {
        FiringAlerts begun = FiringAlerts.NONE.when(available, ReorderPoint.NONE, time("10:00"));
        FiringAlerts goingOn = FiringAlerts.NONE
                .when(-5, ReorderPoint.NONE, time("10:00"))
                .when(available, ReorderPoint.NONE, time("10:10"));

        assertThat(begun.outOfStockSince()).isEqualTo(fires ? time("10:00") : null);
        assertThat(goingOn.outOfStockSince()).isEqualTo(fires ? time("10:00") : null);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "-1, true"})
    void oversoldIsWhereMoreIsPromisedThanThereIs(long available, boolean fires) {
        FiringAlerts begun = FiringAlerts.NONE.when(available, ReorderPoint.NONE, time("10:00"));
        FiringAlerts goingOn = FiringAlerts.NONE
                .when(-5, ReorderPoint.NONE, time("10:00"))
                .when(available, ReorderPoint.NONE, time("10:10"));

        assertThat(begun.oversoldSince()).isEqualTo(fires ? time("10:00") : null);
        assertThat(goingOn.oversoldSince()).isEqualTo(fires ? time("10:00") : null);
    }

    @Test
    void anotherReorderPointBeginsAndEndsLowStock() {
        FiringAlerts raised = FiringAlerts.NONE.when(20, new ReorderPoint(50L, 60L), time("10:00"));

        assertThat(raised.lowStockSince()).isEqualTo(time("10:00"));
        assertThat(raised.when(20, new ReorderPoint(10L, 20L), time("10:10")).lowStockSince())
                .isEqualTo(time("10:00"));
        assertThat(raised.when(20, new ReorderPoint(10L, 19L), time("10:10")).lowStockSince())
                .isNull();
    }

    @Test
    void anItemWithoutAReorderPointIsNeverLow() {
        FiringAlerts low = FiringAlerts.NONE.when(9, REORDER, time("10:00"));

        assertThat(FiringAlerts.NONE.when(-1, ReorderPoint.NONE, time("10:00")).lowStockSince())
                .isNull();
        assertThat(low.when(9, ReorderPoint.NONE, time("10:10")).lowStockSince())
                .isNull();
    }
}
