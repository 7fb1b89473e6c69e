/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import dev.freshet.ecommerce.EventName;
import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.ShopItem;
import dev.freshet.ecommerce.campaign.model.CampaignTrigger;
import dev.freshet.ecommerce.campaign.model.Instants;
import dev.freshet.ecommerce.campaign.model.Occasion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a shopper without a cart looks at, from that shopper's events in the order of {@link Cart#PRECEDENCE}.
 *
 * <p>A {@code view_item} counts once per category of its items; items without a category show no intent. Counts begin anew with
 * every cart event or purchase, and do not rise while something is in the cart. The count of a category also begins anew when
 * it was not viewed for {@code memory}, exactly that long included.
 *
 * <p>Of more than {@value #MOST_CATEGORIES} categories the one that was not viewed for longest is forgotten. What a visitor has
 * viewed is not handed over to a user.
 *
 * @param categories one per category, the newest view first
 */
public record Browsing(List<CategoryViews> categories) {

    /** A shopper who leafs through more than this looks for nothing in particular. */
    static final int MOST_CATEGORIES = 20;

    static Browsing nothing() {
        return new Browsing(List.of());
    }

    /** @param cart as it is after the event */
    Browsing after(ShopEvent event, Cart cart, Duration memory) {
        return switch (event.eventName()) {
            case VIEW_ITEM -> cart.isEmpty() ? viewed(event, memory) : this;
            case ADD_TO_CART, REMOVE_FROM_CART, VIEW_CART, BEGIN_CHECKOUT, ADD_PAYMENT_INFO, PURCHASE -> nothing();
            case VIEW_ITEM_LIST, SELECT_ITEM, REFUND -> this;
        };
    }

    /**
     * The categories in which this event was just the n-th view. A later one is no occasion any more, until the count begins
     * anew.
     *
     * @param event the one from which this came by {@link #after}
     */
    List<CategoryViews> reached(long views, ShopEvent event, Cart cart) {
        if (event.eventName() != EventName.VIEW_ITEM || !cart.isEmpty()) {
            return List.of();
        }
        Set<String> seen = categoriesOf(event);
        return categories.stream()
                .filter(category -> category.views() == views && seen.contains(category.category()))
                .toList();
    }

    static Occasion occasion(String shopper, CategoryViews views, ShopEvent event) {
        return new Occasion(
                CampaignTrigger.BROWSE_INTENT,
                shopper,
                Instant.ofEpochMilli(event.eventTime().toEpochMilli()),
                // With the figure: a version that asks for more views finds another occasion in the same run.
                views.views() + " views since " + views.since() + " in " + views.category(),
                event.items().stream()
                        .filter(item -> item.categoryOrUnknown().equals(views.category()))
                        .map(ShopItem::itemId)
                        .distinct()
                        .toList(),
                Map.of());
    }

    private Browsing viewed(ShopEvent event, Duration memory) {
        Instant at = event.eventTime();
        List<CategoryViews> counted = new ArrayList<>(categories);
        for (String category : categoriesOf(event)) {
            CategoryViews before = counted.stream()
                    .filter(views -> views.category().equals(category))
                    .findFirst()
                    .orElse(null);
            counted.remove(before);
            boolean goesOn = before != null && at.isBefore(before.last().plus(memory));
            counted.add(
                    before != null && goesOn
                            ? new CategoryViews(
                                    category, before.views() + 1, before.since(), Instants.latest(before.last(), at))
                            : new CategoryViews(category, 1, at, at));
        }
        counted.sort(Comparator.comparing(CategoryViews::last).reversed().thenComparing(CategoryViews::category));
        return new Browsing(new ArrayList<>(counted.subList(0, Math.min(MOST_CATEGORIES, counted.size()))));
    }

    private static Set<String> categoriesOf(ShopEvent event) {
        Set<String> categories = new TreeSet<>();
        for (ShopItem item : event.items()) {
            String category = item.categoryOrUnknown();
            if (!category.equals(ShopItem.UNKNOWN_CATEGORY)) {
                categories.add(category);
            }
        }
        return categories;
    }
}
