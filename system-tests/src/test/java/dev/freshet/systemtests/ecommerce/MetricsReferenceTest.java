/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MetricsReferenceTest {

    private static final String DAY = "2026-03-02T";

    private final Map<String, ObjectNode> rows = rows(Written.events(
            event("view_item", "@10:00:10", "anna", "item-0"),
            event("view_item", "@10:00:20", "ben", "item-0"),
            event("view_item", "@10:00:20", "ben", "item-1"),
            event("add_to_cart", "@10:00:30", "anna", "item-0"),
            event("remove_from_cart", "@10:00:31", "carl", "item-0"),
            event("begin_checkout", "@10:00:32", "dora", "item-1"),
            event("view_item_list", "@10:00:33", "eva", "item-0"),
            "{'event_id': 'p', 'event_name': 'purchase', 'event_time': @10:00:59.999, 'user_id': 'anna', 'currency': 'EUR',"
                    + " 'transaction_id': 't', 'items': [{'item_id': 'item-0', 'price': 2.5, 'discount': 0.5, 'quantity': 2}]}",
            "{'event_id': 'r', 'event_name': 'refund', 'event_time': @10:01:00, 'user_id': 'anna', 'currency': 'EUR',"
                    + " 'transaction_id': 't', 'items': [{'item_id': 'item-0', 'price': 2.5, 'quantity': 1}]}"));

    @Test
    void countsAnItemByTheMinuteAgainstItsCategory() {
        assertThat(row("item|item-0|minute|" + DAY + "10:00:00Z"))
                .isEqualTo(
                        "{dimension=item, id=item-0, category=category-0, granularity=minute, window_start=@10:00:00,"
                                + " window_end=@10:01:00, views=2, carts=1, cart_removals=1, units=2, orders=1,"
                                + " distinct_shoppers=2, revenue=[{currency=EUR, gross=6, discount=1, refunded=0, net=5}],"
                                + " view_to_cart={numerator=1, denominator=2, rate=0.5, smoothed_rate=0.5},"
                                + " cart_to_order={numerator=1, denominator=1, rate=1, smoothed_rate=1},"
                                + " view_to_order={numerator=1, denominator=2, rate=0.5, smoothed_rate=0.5}, final=true}");
    }

    @Test
    void aRefundCountsWhenItHappensAndIsNoOrder() {
        assertThat(row("item|item-0|minute|" + DAY + "10:01:00Z"))
                .isEqualTo(
                        "{dimension=item, id=item-0, category=category-0, granularity=minute, window_start=@10:01:00,"
                                + " window_end=@10:02:00, views=0, carts=0, cart_removals=0, units=0, orders=0,"
                                + " distinct_shoppers=0, revenue=[{currency=EUR, gross=0, discount=0, refunded=2.5, net=-2.5}],"
                                + " view_to_cart={numerator=0, denominator=0}, cart_to_order={numerator=0, denominator=0},"
                                + " view_to_order={numerator=0, denominator=0}, final=true}");
    }

    @Test
    void countsACategoryByTheHourAgainstTheShop() {
        assertThat(row("category|category-0|hour|" + DAY + "10:00:00Z"))
                .isEqualTo("{dimension=category, id=category-0, granularity=hour, window_start=@10:00:00,"
                        + " window_end=@11:00:00, views=2, carts=1, cart_removals=1, units=2, orders=1,"
                        + " distinct_shoppers=2, revenue=[{currency=EUR, gross=6, discount=1, refunded=2.5, net=2.5}],"
                        + " view_to_cart={numerator=1, denominator=2, rate=0.5, smoothed_rate=0.348485},"
                        + " cart_to_order={numerator=1, denominator=1, rate=1, smoothed_rate=1},"
                        + " view_to_order={numerator=1, denominator=2, rate=0.5, smoothed_rate=0.348485}, final=true}");
    }

    @Test
    void countsTheShopByTheDay() {
        assertThat(row("shop|shop|day|" + DAY + "00:00:00Z"))
                .isEqualTo(
                        "{dimension=shop, id=shop, granularity=day, window_start=@00:00:00,"
                                + " window_end=2026-03-03T00:00:00Z, views=3, carts=1, cart_removals=1, units=2, orders=1,"
                                + " distinct_shoppers=3, revenue=[{currency=EUR, gross=6, discount=1, refunded=2.5, net=2.5}],"
                                + " view_to_cart={numerator=1, denominator=3, rate=0.333333, smoothed_rate=0.333333},"
                                + " cart_to_order={numerator=1, denominator=1, rate=1, smoothed_rate=1},"
                                + " view_to_order={numerator=1, denominator=3, rate=0.333333, smoothed_rate=0.333333}, final=true}");
    }

    @Test
    void aRowWithoutMoneyHasNone() {
        assertThat(row("category|category-1|minute|" + DAY + "10:00:00Z"))
                .contains("views=1, carts=0, cart_removals=0, units=0, orders=0, distinct_shoppers=2, revenue=[],");
    }

    @Test
    void whatIsGivenAwayIsNoMoneyButASale() {
        Map<String, ObjectNode> ofGift = rows(Written.events(
                "{'event_id': 'p', 'event_name': 'purchase', 'event_time': @10:00:00, 'user_id': 'anna', 'currency': 'EUR',"
                        + " 'transaction_id': 't', 'items': [{'item_id': 'item-0', 'price': 0, 'quantity': 2}]}"));

        assertThat(Written.row(Objects.requireNonNull(ofGift.get("shop|shop|day|" + DAY + "00:00:00Z"))))
                .contains("units=2, orders=1, distinct_shoppers=1, revenue=[],");
    }

    @Test
    void hasARowForEachWindowOfEachItemCategoryAndTheShop() {
        assertThat(rows.keySet()).hasSize(18);
        rows.forEach((key, row) -> assertThat(MetricsReference.key(row)).isEqualTo(key));
    }

    /** An order that is told of two items of a category is one order of the category. */
    @Test
    void anEventOfSeveralLinesCountsOnceInWhatTheyShare() {
        Map<String, ObjectNode> ofTwo = rows(Written.events(
                "{'event_id': 'p', 'event_name': 'purchase', 'event_time': @10:00:00, 'user_id': 'anna', 'currency': 'EUR',"
                        + " 'transaction_id': 't', 'items': [{'item_id': 'item-0', 'price': 1, 'quantity': 2},"
                        + " {'item_id': 'item-4', 'price': 3, 'quantity': 1}]}"));

        assertThat(Written.row(Objects.requireNonNull(ofTwo.get("category|category-0|day|" + DAY + "00:00:00Z"))))
                .contains("units=3, orders=1, distinct_shoppers=1, revenue=[{currency=EUR, gross=5, ");
    }

    private String row(String key) {
        return Written.row(Objects.requireNonNull(rows.get(key), key));
    }

    private static String event(String name, String time, String user, String item) {
        return ("{'event_id': '%s %s', 'event_name': '%s', 'event_time': %s, 'user_id': '%s',"
                        + " 'items': [{'item_id': '%s'}]}")
                .formatted(name, user, name, time, user, item);
    }

    private static Map<String, ObjectNode> rows(List<JsonNode> events) {
        ShoppersReference shoppers = ShoppersReference.of(events);
        return MetricsReference.of(events, shoppers, OrdersReference.of(events, shoppers))
                .rows();
    }
}
