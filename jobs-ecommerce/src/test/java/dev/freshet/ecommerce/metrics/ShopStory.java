/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import dev.freshet.ecommerce.EventName;
import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.ShopItem;
import dev.freshet.ecommerce.ShopperEvent;
import dev.freshet.ecommerce.orders.OrderChange;
import dev.freshet.ecommerce.orders.OrderLine;
import dev.freshet.ecommerce.orders.OrderType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Events and order changes in the words of a story; times without a date are of 1 December 2010, UTC. */
final class ShopStory {

    private ShopStory() {}

    static Instant at(String time) {
        return Instant.parse(time.contains("T") ? time : "2010-12-01T" + time + (time.length() == 5 ? ":00Z" : "Z"));
    }

    static ShopItem item(String id, String category) {
        return new ShopItem(id, null, category, BigDecimal.ONE, 1, null, null);
    }

    static ShopperEvent event(EventName name, String shopper, String time, ShopItem... items) {
        return event(name, shopper, at(time), List.of(items));
    }

    static ShopperEvent event(EventName name, String shopper, Instant time, List<ShopItem> items) {
        return new ShopperEvent(shopper, new ShopEvent("e", time, name, shopper, null, null, null, null, null, items));
    }

    static ShopperEvent view(String shopper, String time, ShopItem... items) {
        return event(EventName.VIEW_ITEM, shopper, time, items);
    }

    static ShopperEvent cart(String shopper, String time, ShopItem... items) {
        return event(EventName.ADD_TO_CART, shopper, time, items);
    }

    static OrderLine bought(String item, String category, long quantity, String gross, String discount) {
        return new OrderLine(
                item, category, null, quantity, new BigDecimal(gross), new BigDecimal(discount), BigDecimal.ZERO);
    }

    static OrderLine givenBack(String item, String category, long quantity, String refunded) {
        return new OrderLine(
                item, category, null, quantity, BigDecimal.ZERO, BigDecimal.ZERO, new BigDecimal(refunded));
    }

    static OrderChange purchase(String time, String currency, OrderLine... lines) {
        return change(OrderType.PURCHASE, 1, time, currency, lines);
    }

    static OrderChange takenBack(OrderChange booked) {
        return new OrderChange(
                booked.transactionId(),
                booked.eventId(),
                booked.eventTime(),
                booked.type(),
                -booked.sign(),
                booked.shopper(),
                booked.currency(),
                booked.lines());
    }

    static OrderChange refund(String time, String currency, OrderLine... lines) {
        return change(OrderType.REFUND, 1, time, currency, lines);
    }

    private static OrderChange change(OrderType type, int sign, String time, String currency, OrderLine... lines) {
        return new OrderChange("t", "e", at(time), type, sign, "anna", currency, List.of(lines));
    }
}
