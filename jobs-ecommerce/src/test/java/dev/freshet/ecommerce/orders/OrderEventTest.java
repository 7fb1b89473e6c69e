/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.EventName;
import dev.freshet.ecommerce.Happening;
import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.ShopperAnswer;
import dev.freshet.ecommerce.ShopperEvent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.junit.jupiter.api.Test;

/** What an order keeps of an event. */
final class OrderEventTest {

    @Test
    void aPurchaseKeepsItsLinesAndWhereNoDiscountIsSaidThereIsNone() {
        ShopEvent reported = Happening.of(EventName.PURCHASE, "e-1")
                .at("10:00")
                .anonymous("v-1")
                .transaction("t-1", "GBP")
                .item("mug", "kitchen", "4.00", 2, "0.50")
                .item("cup", null, "1.00", 3, null)
                .event();

        assertThat(OrderEvent.of(new ShopperEvent("anna", reported)))
                .isEqualTo(new OrderEvent(
                        "t-1",
                        "e-1",
                        time("10:00"),
                        OrderType.PURCHASE,
                        "v-1",
                        "anna",
                        "GBP",
                        reported.coupon(),
                        List.of(
                                line("mug", "kitchen", "4.00", 2, new BigDecimal("0.50")),
                                line("cup", "unknown", "1.00", 3, BigDecimal.ZERO)),
                        0));
    }

    @Test
    void aRefundIsOneAndALaterAnswerKeepsItsNumber() {
        ShopEvent reported = Happening.of(EventName.REFUND, "e-2")
                .at("10:00")
                .anonymous("v-1")
                .transaction("t-1", "EUR")
                .item("mug", "kitchen", "4.00", 1, null)
                .event();
        ShopperAnswer first = new ShopperAnswer(reported, "v-1", 0);

        OrderEvent corrected = OrderEvent.of(first.corrected("anna"));

        assertThat(corrected.type()).isEqualTo(OrderType.REFUND);
        assertThat(corrected.shopper()).isEqualTo("anna");
        assertThat(corrected.answer()).isEqualTo(1);
        assertThat(corrected.replaces(OrderEvent.of(first))).isTrue();
        assertThat(OrderEvent.of(first).replaces(corrected)).isFalse();
    }

    @Test
    void nothingButPurchasesAndRefundsIsOfAnOrder() {
        List<OrderEvent> kept = new ArrayList<>();

        for (EventName name : EventName.values()) {
            ShopEvent event = Happening.of(name, "e-" + name)
                    .user("anna")
                    .transaction("t-1", "EUR")
                    .item("mug", null)
                    .event();
            new OrderEventFilter().flatMap(new ShopperEvent("anna", event), new ListCollector<>(kept));
        }

        assertThat(kept).extracting(OrderEvent::eventId).containsExactly("e-PURCHASE", "e-REFUND");
    }

    private static OrderedItem line(String item, String category, String price, long units, BigDecimal discount) {
        return new OrderedItem(item, category, new BigDecimal(price), units, discount, null);
    }
}
