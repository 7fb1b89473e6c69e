/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.EventName;
import dev.freshet.ecommerce.Happening;
import dev.freshet.ecommerce.ShopperEvent;
import dev.freshet.ecommerce.orders.OrderChange;
import dev.freshet.ecommerce.orders.OrderLine;
import dev.freshet.ecommerce.orders.OrderType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InterestsTest {

    @Test
    void viewsAndCartsCountOncePerItemInTheGreatestOfItsCategories() {
        assertThat(Interests.of(event(EventName.VIEW_ITEM, "mug/bar", "lamp/light", "mug/kitchen", "mug/bar")))
                .containsExactly(change("lamp", Interest.VIEW, "light", 1), change("mug", Interest.VIEW, "kitchen", 1));
        assertThat(Interests.of(event(EventName.ADD_TO_CART, "mug/bar")))
                .containsExactly(change("mug", Interest.CART, "bar", 1));
    }

    @ParameterizedTest
    @EnumSource(
            value = EventName.class,
            names = {"VIEW_ITEM", "ADD_TO_CART"},
            mode = EnumSource.Mode.EXCLUDE)
    void noOtherEventIsAnInterestByItself(EventName name) {
        assertThat(Interests.of(event(name, "mug/bar"))).isEmpty();
    }

    @Test
    void purchasesComeFromOrdersAndMayBeTakenBack() {
        assertThat(Interests.of(order(OrderType.PURCHASE, 1, "mug/bar", "mug/kitchen", "lamp/light")))
                .containsExactly(
                        change("lamp", Interest.PURCHASE, "light", 1), change("mug", Interest.PURCHASE, "kitchen", 1));
        assertThat(Interests.of(order(OrderType.PURCHASE, -1, "mug/bar")))
                .containsExactly(change("mug", Interest.PURCHASE, "bar", -1));
    }

    @Test
    void aRefundTakesNoInterestBack() {
        assertThat(Interests.of(order(OrderType.REFUND, 1, "mug/bar"))).isEmpty();
        assertThat(Interests.of(order(OrderType.REFUND, -1, "mug/bar"))).isEmpty();
    }

    @Test
    void anEventIsOfAllItsCategories() {
        assertThat(Interests.categories(event(EventName.PURCHASE, "mug/bar", "lamp/light", "mug/kitchen")
                        .event()))
                .containsExactly("bar", "kitchen", "light");
        assertThat(Interests.categories(event(EventName.VIEW_CART, "mug/bar").event()))
                .isEmpty();
    }

    private static ShopperEvent event(EventName name, String... itemsAndCategories) {
        Happening happening = Happening.of(name, "e-1").user("anna").at("10:00");
        split(itemsAndCategories).forEach(each -> happening.item(each[0], each[1]));
        return new ShopperEvent("anna", happening.event());
    }

    private static OrderChange order(OrderType type, int sign, String... itemsAndCategories) {
        List<OrderLine> lines = split(itemsAndCategories)
                .map(each -> new OrderLine(each[0], each[1], null, 1, BigDecimal.TEN, BigDecimal.ZERO, BigDecimal.ZERO))
                .toList();
        return new OrderChange("t-1", "e-1", time("10:00"), type, sign, "anna", "EUR", lines);
    }

    private static Stream<String[]> split(String... itemsAndCategories) {
        return Arrays.stream(itemsAndCategories).map(each -> each.split("/", 2));
    }

    private static ShopperItemChange change(String item, Interest interest, String category, int sign) {
        return new ShopperItemChange("anna", item, new ShopperInterest(time("10:00"), "e-1", interest, category), sign);
    }
}
