/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import static dev.freshet.ecommerce.Happening.time;
import static dev.freshet.ecommerce.stock.Movement.receipt;
import static dev.freshet.ecommerce.stock.Movement.release;
import static dev.freshet.ecommerce.stock.Movement.reserve;
import static dev.freshet.ecommerce.stock.Movement.returned;
import static dev.freshet.ecommerce.stock.Movement.ship;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.InventoryMovement;
import dev.freshet.ecommerce.orders.OrderChange;
import dev.freshet.ecommerce.orders.OrderLine;
import dev.freshet.ecommerce.orders.OrderRow;
import dev.freshet.ecommerce.orders.OrderStatus;
import dev.freshet.ecommerce.orders.OrderType;
import dev.freshet.ecommerce.orders.OrderedItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What of movements and orders comes to stock, and where. */
final class StockInputsTest {

    @Test
    void aMovementOfNoReservationMovesStock() throws Exception {
        assertThat(effectsOf(receipt("e-1", 5))).containsExactly("mug berlin 10:00 e-1 on hand 5 reserved 0");
        assertThat(effectsOf(ship("e-2", 5))).containsExactly("mug berlin 10:00 e-2 on hand -5 reserved 0");
    }

    /** Goods that come back may name the reservation under which they left; it is closed. */
    @Test
    void aMovementThatConcernsNoReservationMovesStockAlsoIfItNamesOne() throws Exception {
        assertThat(effectsOf(returned("e-1", 2).reservation("r-1")))
                .containsExactly("mug berlin 10:00 e-1 on hand 2 reserved 0");
        assertThat(effectsOf(receipt("e-2", 2).reservation("r-1").until("11:00")))
                .containsExactly("mug berlin 10:00 e-2 on hand 2 reserved 0");
        assertThat(effectsOf(Movement.adjustment("e-3", -2).reservation("r-1")))
                .containsExactly("mug berlin 10:00 e-3 on hand -2 reserved 0");
    }

    @Test
    void aMovementOfAReservationIsSentAside() throws Exception {
        assertThat(effectsOf(reserve("e-1", 2))).containsExactly("reservation r-1 e-1");
        assertThat(effectsOf(release("e-2", 2))).containsExactly("reservation r-1 e-2");
        assertThat(effectsOf(ship("e-3", 2).reservation("r-2"))).containsExactly("reservation r-2 e-3");
    }

    /** What comes together may have happened at several places, and within a millisecond in any order. */
    @Test
    void whatHappenedToAnItemIsPutInOrderByLocation() {
        StockEffect first = StockEffect.movement(time("10:00"), "e-1", 5, 0);
        StockEffect second = StockEffect.movement(time("10:00").plusNanos(1), "e-2", -5, 0);
        StockEffect elsewhere = StockEffect.movement(time("10:00"), "e-3", 1, 0);

        assertThat(StockEffects.byLocation(List.of(
                        new StockEffects("mug", "paris", List.of(elsewhere)),
                        new StockEffects("mug", "berlin", List.of(second)),
                        new StockEffects("mug", "berlin", List.of(first)))))
                .containsExactly(
                        new StockEffects("mug", "berlin", List.of(first, second)),
                        new StockEffects("mug", "paris", List.of(elsewhere)));
    }

    @Test
    void purchasesAreSalesWhereTheirLinesSayElseAtTheDefaultLocation() {
        OrderChange change = change(
                OrderType.PURCHASE,
                1,
                new OrderLine("mug", "kitchen", "berlin", 2, BigDecimal.TEN, BigDecimal.ZERO, BigDecimal.ZERO),
                new OrderLine("cup", "kitchen", null, 3, BigDecimal.TEN, BigDecimal.ZERO, BigDecimal.ZERO));

        assertThat(sales(change))
                .containsExactly(
                        new StockSale("mug", "berlin", time("10:00"), 2),
                        new StockSale("cup", "main", time("10:00"), 3));
    }

    @Test
    void aPurchaseThatCeasesToCountIsTakenBackAndARefundIsNot() {
        OrderLine mugs = new OrderLine("mug", "kitchen", null, 2, BigDecimal.TEN, BigDecimal.ZERO, BigDecimal.ZERO);

        assertThat(sales(change(OrderType.PURCHASE, -1, mugs)))
                .containsExactly(new StockSale("mug", "main", time("10:00"), -2));
        assertThat(sales(change(OrderType.REFUND, 1, mugs))).isEmpty();
    }

    @Test
    void aSupersededPurchaseIsASaleOfNothingAndOtherRowsAreNone() {
        assertThat(superseded(OrderStatus.SUPERSEDED, "berlin"))
                .containsExactly(new StockSale("mug", "berlin", time("10:00"), 0));
        assertThat(superseded(OrderStatus.SUPERSEDED, null))
                .containsExactly(new StockSale("mug", "main", time("10:00"), 0));
        assertThat(superseded(OrderStatus.BOOKED, "berlin")).isEmpty();
    }

    /** What moves stock, and what is sent aside. */
    private static List<String> effectsOf(Movement movement) throws Exception {
        OneInputStreamOperatorTestHarness<InventoryMovement, StockEffects> harness =
                ProcessFunctionTestHarnesses.forProcessFunction(new StockMovements());
        harness.processElement(movement.event(), 0);
        List<String> texts = new ArrayList<>();
        harness.extractOutputValues().forEach(effects -> texts.add(EffectText.of(effects)));
        Queue<StreamRecord<InventoryMovement>> aside = harness.getSideOutput(StockMovements.OF_RESERVATIONS);
        if (aside != null) { // null until something was written there
            for (StreamRecord<InventoryMovement> record : aside) {
                InventoryMovement sent = record.getValue();
                texts.add("reservation " + ReservationKey.of(sent).reservationId() + " " + sent.eventId());
            }
        }
        harness.close();
        return texts;
    }

    private static List<StockSale> sales(OrderChange change) {
        return new StockSales("main").sales(change);
    }

    private static List<StockSale> superseded(OrderStatus status, @Nullable String location) {
        return new SupersededSales("main").sales(row(status, location));
    }

    private static OrderChange change(OrderType type, int sign, OrderLine... lines) {
        return new OrderChange("t-1", "e-1", time("10:00"), type, sign, "anna", "EUR", List.of(lines));
    }

    private static OrderRow row(OrderStatus status, @Nullable String location) {
        return new OrderRow(
                "t-1",
                "e-1",
                time("10:00"),
                OrderType.PURCHASE,
                status,
                "anna",
                "EUR",
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                false,
                false,
                null,
                List.of(new OrderedItem("mug", "kitchen", BigDecimal.TEN, 2, BigDecimal.ZERO, location)),
                1,
                time("10:30"));
    }
}
