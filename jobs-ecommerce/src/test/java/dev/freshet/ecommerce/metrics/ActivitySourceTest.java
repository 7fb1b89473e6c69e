/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import static dev.freshet.ecommerce.metrics.ShopStory.at;
import static dev.freshet.ecommerce.metrics.ShopStory.bought;
import static dev.freshet.ecommerce.metrics.ShopStory.cart;
import static dev.freshet.ecommerce.metrics.ShopStory.event;
import static dev.freshet.ecommerce.metrics.ShopStory.givenBack;
import static dev.freshet.ecommerce.metrics.ShopStory.item;
import static dev.freshet.ecommerce.metrics.ShopStory.purchase;
import static dev.freshet.ecommerce.metrics.ShopStory.refund;
import static dev.freshet.ecommerce.metrics.ShopStory.takenBack;
import static dev.freshet.ecommerce.metrics.ShopStory.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.EventName;
import dev.freshet.ecommerce.ShopperEvent;
import dev.freshet.ecommerce.orders.OrderChange;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivitySourceTest {

    private final ShopCalendar calendar = new ShopCalendar(ZoneId.of("UTC"));
    private final Accumulators totals = new Accumulators();

    @Test
    void anEventCountsOncePerItemCategoryAndShopHoweverManyLinesItHas() {
        happens(view("anna", "10:00:05", item("kettle", "kitchen"), item("kettle", "kitchen"), item("mug", "kitchen")));

        Map<Subject, Activity> activities = drain();

        assertThat(activities)
                .containsOnlyKeys(
                        Subject.of(Dimension.SHOP, "shop"),
                        Subject.of(Dimension.CATEGORY, "kitchen"),
                        Subject.of(Dimension.ITEM, "kettle"),
                        Subject.of(Dimension.ITEM, "mug"));
        assertThat(activities.values()).allMatch(activity -> activity.views() == 1);
        assertThat(activities.values()).allMatch(activity -> activity.shoppers().estimate() == 1);
    }

    @Test
    void anItemUnderTwoCategoriesCountsInBothAndBelongsToTheGreaterName() {
        happens(view("anna", "10:00:05", item("kettle", "kitchen"), item("kettle", "garden")));

        Map<Subject, Activity> activities = drain();

        assertThat(of(activities, Dimension.CATEGORY, "kitchen").views()).isEqualTo(1);
        assertThat(of(activities, Dimension.CATEGORY, "garden").views()).isEqualTo(1);
        assertThat(of(activities, Dimension.ITEM, "kettle").category()).isEqualTo("kitchen");
    }

    @Test
    void theCategoryOfAnItemIsThatOfItsNewestActivityInAnyOrder() {
        happens(view("anna", "10:00:30", item("kettle", "garden")));
        happens(cart("anna", "10:00:20", item("kettle", "kitchen")));

        Activity kettle = of(drain(), Dimension.ITEM, "kettle");

        assertThat(kettle.category()).isEqualTo("garden");
        assertThat(kettle.newest()).isEqualTo(at("10:00:30"));
    }

    @Test
    void theSameShopperCountsOnce() {
        happens(view("anna", "10:00:01", item("kettle", "kitchen")));
        happens(cart("anna", "10:00:02", item("kettle", "kitchen")));
        happens(view("bert", "10:00:03", item("kettle", "kitchen")));

        Activity kettle = of(drain(), Dimension.ITEM, "kettle");

        assertThat(kettle.shoppers().estimate()).isEqualTo(2);
        assertThat(kettle.views()).isEqualTo(2);
        assertThat(kettle.carts()).isEqualTo(1);
    }

    @Test
    void removingIsCountedButMakesNobodyAShopper() {
        happens(event(EventName.REMOVE_FROM_CART, "anna", "10:00:01", item("kettle", "kitchen")));

        Activity kettle = of(drain(), Dimension.ITEM, "kettle");

        assertThat(kettle.cartRemovals()).isEqualTo(1);
        assertThat(kettle.shoppers().estimate()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"BEGIN_CHECKOUT", "PURCHASE"})
    void checkoutsAndPurchasesOnlyMakeAShopper(EventName name) {
        happens(event(name, "anna", "10:00:01", item("kettle", "kitchen")));

        Activity kettle = of(drain(), Dimension.ITEM, "kettle");

        assertThat(kettle.shoppers().estimate()).isEqualTo(1);
        assertThat(kettle.views() + kettle.carts() + kettle.orders() + kettle.units())
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"VIEW_ITEM_LIST", "SELECT_ITEM", "VIEW_CART", "ADD_PAYMENT_INFO", "REFUND"})
    void otherEventsLeaveNoTrace(EventName name) {
        happens(event(name, "anna", "10:00:01", item("kettle", "kitchen")));

        assertThat(drain()).isEmpty();
    }

    @Test
    void anOrderCountsOncePerItemAndItsLinesAddUpPerCurrency() {
        happens(purchase(
                "10:00:05",
                "GBP",
                bought("kettle", "kitchen", 2, "40.00", "4.00"),
                bought("kettle", "kitchen", 1, "20.00", "0"),
                bought("rake", "garden", 3, "9.99", "0")));
        happens(purchase("10:00:06", "EUR", bought("kettle", "kitchen", 1, "25", "0")));

        Map<Subject, Activity> activities = drain();

        Activity kettle = of(activities, Dimension.ITEM, "kettle");
        assertThat(kettle.orders()).isEqualTo(2);
        assertThat(kettle.units()).isEqualTo(4);
        assertThat(Revenue.of(kettle.amounts()))
                .containsExactly(revenue("EUR", "25", "0", "0", "25"), revenue("GBP", "60", "4", "0", "56"));
        Activity shop = of(activities, Dimension.SHOP, "shop");
        assertThat(shop.orders()).isEqualTo(2);
        assertThat(shop.units()).isEqualTo(7);
        assertThat(Revenue.of(shop.amounts()))
                .containsExactly(revenue("EUR", "25", "0", "0", "25"), revenue("GBP", "69.99", "4", "0", "65.99"));
    }

    @Test
    void aRefundIsMoneyAndNeitherAnOrderNorUnits() {
        happens(refund("10:00:05", "GBP", givenBack("kettle", "kitchen", 2, "36.00")));

        Activity kettle = of(drain(), Dimension.ITEM, "kettle");

        assertThat(kettle.orders()).isZero();
        assertThat(kettle.units()).isZero();
        assertThat(Revenue.of(kettle.amounts())).containsExactly(revenue("GBP", "0", "0", "36", "-36"));
    }

    @Test
    void anOrderThatIsTakenBackLeavesZerosAndNoCurrency() {
        OrderChange booked = purchase("10:00:05", "GBP", bought("kettle", "kitchen", 2, "40.001", "4.00"));
        happens(booked);
        happens(takenBack(booked));

        Activity kettle = of(drain(), Dimension.ITEM, "kettle");

        assertThat(kettle.orders()).isZero();
        assertThat(kettle.units()).isZero();
        assertThat(Revenue.of(kettle.amounts())).isEmpty();
    }

    @Test
    void drainingStartsAfresh() {
        happens(view("anna", "10:00:05", item("kettle", "kitchen")));
        assertThat(drain()).hasSize(3);

        assertThat(totals.size()).isZero();
        assertThat(drain()).isEmpty();
    }

    private void happens(ShopperEvent event) {
        new ShopperActivity(calendar).add(event, totals);
    }

    private void happens(OrderChange change) {
        new OrderActivity(calendar).add(change, totals);
    }

    private Map<Subject, Activity> drain() {
        Map<Subject, Activity> activities = new HashMap<>();
        totals.drainTo(contribution -> {
            assertThat(contribution.minute()).isEqualTo(at("10:00").toEpochMilli());
            assertThat(activities.put(contribution.subject(), contribution.activity()))
                    .isNull();
        });
        return activities;
    }

    private static Activity of(Map<Subject, Activity> activities, Dimension dimension, String id) {
        return Objects.requireNonNull(activities.get(Subject.of(dimension, id)));
    }

    private static Revenue revenue(String currency, String gross, String discount, String refunded, String net) {
        return new Revenue(
                currency,
                new BigDecimal(gross),
                new BigDecimal(discount),
                new BigDecimal(refunded),
                new BigDecimal(net));
    }
}
