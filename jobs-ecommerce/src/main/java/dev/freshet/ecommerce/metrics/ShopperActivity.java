/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import dev.freshet.ecommerce.EventName;
import dev.freshet.ecommerce.ShopItem;
import dev.freshet.ecommerce.ShopperEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Views, carts, removals and distinct shoppers, from events. An event counts once per item, category and shop, however many
 * lines it has.
 *
 * <p>Shoppers count where they view, cart, begin a checkout or purchase. They are taken from events and never from orders,
 * because an order may be taken back and a sketch forgets nobody. Names that none of this asks for leave no trace.
 */
final class ShopperActivity implements ActivitySource<ShopperEvent> {

    private static final long serialVersionUID = 1L;

    private final ShopCalendar calendar;

    ShopperActivity(ShopCalendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public void add(ShopperEvent input, Accumulators to) {
        EventName name = input.event().eventName();
        if (!counts(name)) {
            return;
        }
        Instant time = input.event().eventTime();
        long minute = calendar.window(Granularity.MINUTE, time.toEpochMilli()).startMillis();
        long shopper = DistinctShoppers.hash(input.shopper());
        count(name, shopper, to.of(Dimension.SHOP, Dimension.WHOLE_SHOP, minute).happened(time, null));
        Map<String, String> categoryOfItem = categoryOfItem(input.event().items());
        categoryOfItem.forEach((item, category) ->
                count(name, shopper, to.of(Dimension.ITEM, item, minute).happened(time, category)));
        input.event().items().stream()
                .map(ShopItem::categoryOrUnknown)
                .distinct()
                .forEach(category -> count(
                        name,
                        shopper,
                        to.of(Dimension.CATEGORY, category, minute).happened(time, null)));
    }

    private static boolean counts(EventName name) {
        return switch (name) {
            case VIEW_ITEM, ADD_TO_CART, REMOVE_FROM_CART, BEGIN_CHECKOUT, PURCHASE -> true;
            case VIEW_ITEM_LIST, SELECT_ITEM, VIEW_CART, ADD_PAYMENT_INFO, REFUND -> false;
        };
    }

    private static void count(EventName name, long shopper, Accumulator accumulator) {
        switch (name) {
            case VIEW_ITEM -> accumulator.view();
            case ADD_TO_CART -> accumulator.cart();
            case REMOVE_FROM_CART -> {
                accumulator.cartRemoval();
                return;
            }
            case BEGIN_CHECKOUT, PURCHASE, VIEW_ITEM_LIST, SELECT_ITEM, VIEW_CART, ADD_PAYMENT_INFO, REFUND -> {}
        }
        accumulator.shopper(shopper);
    }

    /** Each item once; where it stands under several categories, the greatest by name. */
    private static Map<String, String> categoryOfItem(List<ShopItem> items) {
        if (items.size() == 1) {
            return Map.of(items.get(0).itemId(), items.get(0).categoryOrUnknown());
        }
        Map<String, String> categories = new TreeMap<>();
        for (ShopItem item : items) {
            categories.merge(item.itemId(), item.categoryOrUnknown(), (a, b) -> Activity.isGreater(a, b) ? a : b);
        }
        return categories;
    }
}
