/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.EventName;
import dev.freshet.ecommerce.Happening;
import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.campaign.model.Occasion;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class BrowsingTest {

    private static final Duration DAY = Duration.ofDays(1);

    private Cart cart = Cart.unknown();
    private Browsing browsing = Browsing.nothing();

    @Test
    void theNthViewInACategoryIsTheOccasionAndNoLaterOne() {
        assertThat(reachedBy(3, view("10:00", "kitchen"))).isEmpty();
        assertThat(reachedBy(3, view("10:01", "garden"))).isEmpty();
        assertThat(reachedBy(3, view("10:02", "kitchen"))).isEmpty();
        assertThat(reachedBy(3, view("10:03", "kitchen"))).containsExactly("kitchen");
        assertThat(reachedBy(3, view("10:04", "garden"))).isEmpty();
        assertThat(reachedBy(3, view("10:05", "kitchen"))).isEmpty();
    }

    @Test
    void anEventCountsOncePerCategory() {
        ShopEvent two = Happening.view("e")
                .at("10:00")
                .item("mug", "kitchen")
                .item("cup", "kitchen")
                .item("rake", "garden")
                .event();

        assertThat(reachedBy(1, two)).containsExactlyInAnyOrder("kitchen", "garden");
    }

    @Test
    void itemsWithoutACategoryShowNoIntent() {
        assertThat(reachedBy(1, view("10:00", null))).isEmpty();
        assertThat(reachedBy(1, view("10:00", "unknown"))).isEmpty();
    }

    @Test
    void cartEventsAndPurchasesBeginAnew() {
        for (EventName name : List.of(
                EventName.ADD_TO_CART,
                EventName.REMOVE_FROM_CART,
                EventName.VIEW_CART,
                EventName.BEGIN_CHECKOUT,
                EventName.ADD_PAYMENT_INFO,
                EventName.PURCHASE)) {
            browsing = Browsing.nothing();
            cart = Cart.unknown();
            reachedBy(2, view("10:00", "kitchen"));
            happens(event(name, "10:01"));
            assertThat(browsing).as("%s", name).isEqualTo(Browsing.nothing());
            happens(event(EventName.REMOVE_FROM_CART, "10:02"));

            assertThat(reachedBy(2, view("10:03", "kitchen"))).as("%s", name).isEmpty();
            assertThat(reachedBy(2, view("10:04", "kitchen"))).as("%s", name).containsExactly("kitchen");
        }
    }

    @Test
    void listsAndRefundsChangeNothing() {
        reachedBy(2, view("10:00", "kitchen"));
        happens(event(EventName.VIEW_ITEM_LIST, "10:01"));
        happens(event(EventName.REFUND, "10:01"));

        assertThat(reachedBy(2, view("10:02", "kitchen"))).containsExactly("kitchen");
    }

    @Test
    void nothingCountsWhileSomethingIsInTheCart() {
        happens(event(EventName.ADD_TO_CART, "10:00"));

        assertThat(reachedBy(1, view("10:01", "kitchen"))).isEmpty();
        assertThat(browsing).isEqualTo(Browsing.nothing());
    }

    @Test
    void exactlyTheMemoryWithoutAViewBeginsAnew() {
        reachedBy(2, view("2026-03-02T10:00:00Z", "kitchen"));
        Browsing before = browsing;

        assertThat(reachedBy(2, view("2026-03-03T09:59:59.999Z", "kitchen"))).containsExactly("kitchen");
        browsing = before;
        assertThat(reachedBy(2, view("2026-03-03T10:00:00Z", "kitchen"))).isEmpty();
    }

    @Test
    void theCategoryThatWasNotViewedForLongestIsForgotten() {
        for (int number = 0; number < Browsing.MOST_CATEGORIES; number++) {
            reachedBy(2, view("10:%02d".formatted(number), "c-" + number));
        }
        reachedBy(2, view("10:30", "one more"));

        assertThat(browsing.categories()).hasSize(20);
        assertThat(reachedBy(2, view("10:31", "c-1"))).containsExactly("c-1");
        assertThat(reachedBy(2, view("10:32", "c-0"))).isEmpty();
    }

    @Test
    void theOccasionIsNamedByTheFirstViewOfTheRunAndHowManyThereWere() {
        reachedBy(2, view("10:00", "kitchen"));
        ShopEvent second = view("10:05", "kitchen");
        reachedBy(2, second);

        Occasion occasion = Browsing.occasion("anna", browsing.categories().get(0), second);

        assertThat(occasion.what()).isEqualTo("2 views since 2026-03-02T10:00:00Z in kitchen");
        assertThat(occasion.itemIds()).containsExactly("mug");
        assertThat(occasion.at()).isEqualTo(Happening.time("10:05"));
    }

    /** Or the actions of two versions that ask for another figure would share an id. */
    @Test
    void moreViewsOfTheRunAreAnotherOccasion() {
        ShopEvent view = view("10:00", "kitchen");
        reachedBy(2, view);
        Occasion first = Browsing.occasion("anna", browsing.categories().get(0), view);
        ShopEvent later = view("10:05", "kitchen");
        reachedBy(2, later);

        assertThat(Browsing.occasion("anna", browsing.categories().get(0), later)
                        .what())
                .isNotEqualTo(first.what());
    }

    private List<String> reachedBy(long views, ShopEvent event) {
        happens(event);
        return browsing.reached(views, event, cart).stream()
                .map(CategoryViews::category)
                .toList();
    }

    private void happens(ShopEvent event) {
        cart = cart.after(event).cart();
        browsing = browsing.after(event, cart, DAY);
    }

    private static ShopEvent view(String at, @Nullable String category) {
        return Happening.view("v" + at).at(at).item("mug", category).event();
    }

    private static ShopEvent event(EventName name, String at) {
        return Happening.of(name, name + at).at(at).item("mug", "kitchen").event();
    }
}
