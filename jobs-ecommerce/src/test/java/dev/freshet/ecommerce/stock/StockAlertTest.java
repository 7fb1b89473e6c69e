/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.alert.Alert;
import dev.freshet.common.alert.AlertStatus;
import dev.freshet.common.alert.Evidence;
import dev.freshet.common.alert.Severity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StockAlertTest {

    private static final ItemAtLocation MUG = new ItemAtLocation("mug", "berlin");

    @Test
    void tellsOfLowStockWithTheFiguresThatDecidedIt() {
        Alert alert = StockAlert.of(crossing(MUG, StockRule.LOW_STOCK, true, new ReorderPoint(10L, 15L), "e-7"));

        assertThat(alert)
                .isEqualTo(new Alert(
                        "LOW_STOCK|2026-03-02T10:00:00Z|mug|berlin",
                        "LOW_STOCK",
                        1,
                        Severity.INFO,
                        AlertStatus.FIRING,
                        false,
                        "mug|berlin",
                        time("10:00"),
                        time("10:30"),
                        "mug at berlin is low: 9 available (12 on hand, 3 reserved).",
                        new Evidence(
                                List.of("e-7"),
                                Map.of(
                                        "on_hand", BigDecimal.valueOf(12),
                                        "reserved", BigDecimal.valueOf(3),
                                        "available", BigDecimal.valueOf(9),
                                        "reorder_point", BigDecimal.valueOf(10),
                                        "reorder_clear", BigDecimal.valueOf(15)))));
    }

    @Test
    void keepsItsIdWhenItIsOver() {
        Alert fires = StockAlert.of(crossing(MUG, StockRule.OVERSOLD, true, ReorderPoint.NONE, "e-1"));
        Alert ends = StockAlert.of(crossing(MUG, StockRule.OVERSOLD, false, ReorderPoint.NONE, "e-2"));

        assertThat(ends.alertId()).isEqualTo(fires.alertId()).isEqualTo("OVERSOLD|2026-03-02T10:00:00Z|mug|berlin");
        assertThat(ends.status()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(ends.summary())
                .isEqualTo("mug at berlin is no longer oversold: 9 available (12 on hand, 3 reserved).");
    }

    @ParameterizedTest
    @CsvSource({"LOW_STOCK, INFO", "OUT_OF_STOCK, WARNING", "OVERSOLD, CRITICAL"})
    void isAsUrgentAsItsRule(StockRule rule, Severity severity) {
        assertThat(StockAlert.of(crossing(MUG, rule, true, ReorderPoint.NONE, "e-1"))
                        .severity())
                .isEqualTo(severity);
    }

    /** Other rules do not ask for the reorder point; an item without one has none to tell. */
    @Test
    void tellsTheReorderPointOfLowStockAlone() {
        Alert oversold = StockAlert.of(crossing(MUG, StockRule.OVERSOLD, true, new ReorderPoint(10L, 15L), "e-1"));
        Alert deleted = StockAlert.of(crossing(MUG, StockRule.LOW_STOCK, false, ReorderPoint.NONE, null));

        assertThat(oversold.evidence().figures()).containsOnlyKeys("on_hand", "reserved", "available");
        assertThat(deleted.evidence().figures()).containsOnlyKeys("on_hand", "reserved", "available");
        assertThat(deleted.evidence().eventIds()).isEmpty();
    }

    @Test
    void isOfOneItemAtOneLocation() {
        ItemAtLocation one = new ItemAtLocation("a|b", "c");
        ItemAtLocation other = new ItemAtLocation("a", "b|c");

        assertThat(StockAlert.of(crossing(one, StockRule.OVERSOLD, true, ReorderPoint.NONE, "e"))
                        .alertId())
                .isEqualTo("OVERSOLD|2026-03-02T10:00:00Z|a%7Cb|c");
        assertThat(StockAlert.of(crossing(other, StockRule.OVERSOLD, true, ReorderPoint.NONE, "e"))
                        .alertId())
                .isEqualTo("OVERSOLD|2026-03-02T10:00:00Z|a|b|c");
    }

    /** Since 10:00, decided at 10:30, with 12 on hand and 3 reserved. */
    private static StockCrossing crossing(
            ItemAtLocation key, StockRule rule, boolean fires, ReorderPoint reorder, @Nullable String eventId) {
        return new StockCrossing(key, rule, fires, time("10:00"), time("10:30"), 12, 3, reorder, eventId);
    }
}
