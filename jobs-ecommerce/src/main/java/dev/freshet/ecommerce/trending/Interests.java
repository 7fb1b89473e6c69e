/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import dev.freshet.ecommerce.EventName;
import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.ShopItem;
import dev.freshet.ecommerce.ShopperEvent;
import dev.freshet.ecommerce.orders.OrderChange;
import dev.freshet.ecommerce.orders.OrderLine;
import dev.freshet.ecommerce.orders.OrderType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What events and orders say of who is interested in what.
 *
 * <p>An event counts once per item, however many lines name it; where they name several categories, in the greatest by name.
 * Purchases are taken from orders, so that a transaction counts once; a refund takes no interest back.
 */
final class Interests {

    private Interests() {}

    /** Views and carts, by item. */
    static List<ShopperItemChange> of(ShopperEvent happened) {
        ShopEvent event = happened.event();
        return switch (event.eventName()) {
            case VIEW_ITEM -> changes(happened, Interest.VIEW);
            case ADD_TO_CART -> changes(happened, Interest.CART);
            case VIEW_ITEM_LIST,
                    SELECT_ITEM,
                    REMOVE_FROM_CART,
                    VIEW_CART,
                    BEGIN_CHECKOUT,
                    ADD_PAYMENT_INFO,
                    PURCHASE,
                    REFUND -> List.of();
        };
    }

    private static List<ShopperItemChange> changes(ShopperEvent happened, Interest interest) {
        Map<String, String> categories = new TreeMap<>();
        for (ShopItem item : happened.event().items()) {
            categories.merge(item.itemId(), item.categoryOrUnknown(), Interests::greater);
        }
        List<ShopperItemChange> changes = new ArrayList<>(categories.size());
        categories.forEach((item, category) -> changes.add(new ShopperItemChange(
                happened.shopper(),
                item,
                new ShopperInterest(
                        happened.event().eventTime(), happened.event().eventId(), interest, category),
                1)));
        return changes;
    }

    /** Purchases that begin or cease to count, by item. */
    static List<ShopperItemChange> of(OrderChange change) {
        if (change.type() == OrderType.REFUND) {
            return List.of();
        }
        Map<String, String> categories = new TreeMap<>();
        for (OrderLine line : change.lines()) {
            categories.merge(line.itemId(), line.category(), Interests::greater);
        }
        List<ShopperItemChange> changes = new ArrayList<>(categories.size());
        categories.forEach((item, category) -> changes.add(new ShopperItemChange(
                change.shopper(),
                item,
                new ShopperInterest(change.eventTime(), change.eventId(), Interest.PURCHASE, category),
                change.sign())));
        return changes;
    }

    /** The categories in which an event shows interest, each once; none if it shows none. */
    static Set<String> categories(ShopEvent event) {
        EventName name = event.eventName();
        Set<String> categories = new TreeSet<>();
        if (name == EventName.VIEW_ITEM || name == EventName.ADD_TO_CART || name == EventName.PURCHASE) {
            event.items().forEach(item -> categories.add(item.categoryOrUnknown()));
        }
        return categories;
    }

    private static String greater(String one, String other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
