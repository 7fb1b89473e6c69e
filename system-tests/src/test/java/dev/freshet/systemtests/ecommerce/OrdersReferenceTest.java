/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrdersReferenceTest {

    @Test
    void theFirstReportOfAnOrderCountsAndTheOthersAreSuperseded() {
        OrdersReference orders = orders(
                purchase("t", "e-3", "@10:00:00", "{'item_id': 'mug', 'price': 9, 'quantity': 1}"),
                purchase(
                        "t",
                        "e-1",
                        "@10:00:00",
                        "{'item_id': 'mug', 'price': 2.50, 'discount': 0.50, 'quantity': 2},"
                                + " {'item_id': 'tea', 'price': 3, 'quantity': 1}"),
                purchase("t", "e-0", "@10:00:01", "{'item_id': 'mug', 'price': 9, 'quantity': 1}"));

        assertThat(Written.rows(orders.rows()))
                .containsExactly(
                        "t|e-0 {transaction_id=t, event_id=e-0, event_time=@10:00:01, type=purchase, status=superseded,"
                                + " shopper=anna, currency=EUR, gross=0, discount=0, net=0}",
                        "t|e-1 {transaction_id=t, event_id=e-1, event_time=@10:00:00, type=purchase, status=booked,"
                                + " shopper=anna, currency=EUR, gross=9, discount=1, net=8}",
                        "t|e-3 {transaction_id=t, event_id=e-3, event_time=@10:00:00, type=purchase, status=superseded,"
                                + " shopper=anna, currency=EUR, gross=0, discount=0, net=0}");
        assertThat(booked(orders)).containsExactly("e-1");
    }

    @Test
    void refundsTakeFromWhatIsLeftOfTheOrderTheEarlierFirst() {
        OrdersReference orders = orders(
                purchase("t", "e-1", "@10:00:00", "{'item_id': 'mug', 'price': 2.50, 'quantity': 4}"),
                refund("t", "e-3", "@12:00:00", "{'item_id': 'mug', 'price': 2.50, 'quantity': 3}"),
                refund("t", "e-2", "@11:00:00", "{'item_id': 'mug', 'price': 2.50, 'quantity': 2}"),
                refund("t", "e-4", "@13:00:00", "{'item_id': 'tea', 'price': 1, 'quantity': 1}"));

        assertThat(Written.rows(orders.rows()))
                .element(1)
                .isEqualTo("t|e-2 {transaction_id=t, event_id=e-2, event_time=@11:00:00, type=refund, status=booked,"
                        + " shopper=anna, currency=EUR, gross=0, discount=0, refunded=5, excess_refunded=0, net=-5,"
                        + " excess=false, unmatched=false}");
        assertThat(Written.rows(orders.rows()))
                .element(2)
                .asString()
                .endsWith("refunded=5, excess_refunded=2.5, net=-5, excess=true, unmatched=false}");
        assertThat(Written.rows(orders.rows()))
                .element(3)
                .asString()
                .endsWith("refunded=0, excess_refunded=1, net=0, excess=true, unmatched=false}");
        assertThat(booked(orders)).containsExactly("e-1", "e-2", "e-3", "e-4");
    }

    @Test
    void aRefundWaitsSixHoursForItsOrderAndIsTakenAsItIsWithoutOne() {
        OrdersReference orders = orders(
                refund("in time", "e-1", "@06:00:00", "{'item_id': 'mug', 'price': 2, 'quantity': 3}"),
                purchase("in time", "e-2", "@12:00:00", "{'item_id': 'mug', 'price': 2, 'quantity': 1}"),
                refund("too late", "e-3", "@06:00:00", "{'item_id': 'mug', 'price': 2, 'quantity': 3}"),
                purchase("too late", "e-4", "@12:00:00.001", "{'item_id': 'mug', 'price': 2, 'quantity': 1}"),
                refund("never", "e-5", "@06:00:00", "{'item_id': 'mug', 'price': 2, 'quantity': 3}"));

        assertThat(refunds(orders))
                .containsExactly(
                        "in time|e-1 refunded=2, excess_refunded=4, net=-2, excess=true, unmatched=false}",
                        "never|e-5 refunded=6, excess_refunded=0, net=-6, excess=false, unmatched=true}",
                        "too late|e-3 refunded=6, excess_refunded=0, net=-6, excess=false, unmatched=true}");
    }

    @Test
    void oneLineThatIsNotCoveredMakesAnExcess() {
        OrdersReference orders = orders(
                purchase("t", "e-1", "@10:00:00", "{'item_id': 'mug', 'price': 2, 'quantity': 1}"),
                refund(
                        "t",
                        "e-2",
                        "@11:00:00",
                        "{'item_id': 'tea', 'price': 3, 'quantity': 1}, {'item_id': 'mug', 'price': 2, 'quantity': 1}"));

        assertThat(refunds(orders))
                .containsExactly("t|e-2 refunded=2, excess_refunded=3, net=-2, excess=true, unmatched=false}");
    }

    @Test
    void whatHasNoTransactionIsNoOrder() {
        assertThat(orders(Written.event("{'event_id': 'e-1', 'event_name': 'view_item', 'event_time': @10:00:00}"))
                        .rows())
                .isEmpty();
    }

    private static List<String> refunds(OrdersReference orders) {
        return Written.rows(orders.rows()).stream()
                .filter(row -> row.contains("type=refund"))
                .map(row -> row.replaceAll(" \\{.*(refunded=[0-9]+, excess_)", " $1"))
                .toList();
    }

    private static List<String> booked(OrdersReference orders) {
        return orders.booked().stream()
                .map(order -> order.path("event_id").asText())
                .toList();
    }

    private static OrdersReference orders(JsonNode... events) {
        List<JsonNode> all = List.of(events);
        return OrdersReference.of(all, ShoppersReference.of(all));
    }

    private static JsonNode purchase(String transaction, String id, String time, String lines) {
        return order("purchase", transaction, id, time, lines);
    }

    private static JsonNode refund(String transaction, String id, String time, String lines) {
        return order("refund", transaction, id, time, lines);
    }

    private static JsonNode order(String name, String transaction, String id, String time, String lines) {
        return Written.event(
                ("{'event_name': '%s', 'transaction_id': '%s', 'event_id': '%s', 'event_time': %s, 'user_id': 'anna',"
                                + " 'currency': 'EUR', 'items': [%s]}")
                        .formatted(name, transaction, id, time, lines));
    }
}
