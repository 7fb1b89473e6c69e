/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import static dev.freshet.ecommerce.EventName.ADD_PAYMENT_INFO;
import static dev.freshet.ecommerce.EventName.ADD_TO_CART;
import static dev.freshet.ecommerce.EventName.BEGIN_CHECKOUT;
import static dev.freshet.ecommerce.EventName.REFUND;
import static dev.freshet.ecommerce.EventName.REMOVE_FROM_CART;
import static dev.freshet.ecommerce.EventName.VIEW_CART;
import static dev.freshet.ecommerce.EventName.VIEW_ITEM;
import static dev.freshet.ecommerce.Happening.time;
import static dev.freshet.ecommerce.campaign.shopper.Carts.add;
import static dev.freshet.ecommerce.campaign.shopper.Carts.after;
import static dev.freshet.ecommerce.campaign.shopper.Carts.cartAfter;
import static dev.freshet.ecommerce.campaign.shopper.Carts.fullOfItems;
import static dev.freshet.ecommerce.campaign.shopper.Carts.happens;
import static dev.freshet.ecommerce.campaign.shopper.Carts.line;
import static dev.freshet.ecommerce.campaign.shopper.Carts.purchase;
import static dev.freshet.ecommerce.campaign.shopper.Carts.remove;
import static dev.freshet.ecommerce.campaign.shopper.Carts.threeMugs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.Happening;
import dev.freshet.ecommerce.ShopEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CartTest {

    @Test
    void unitsOfAnItemAddUpUnderTheNewestPriceThatWasShown() {
        Cart cart = after(
                add("10:00").item("mug", null, "4.00", 2, null),
                add("10:05").item("cup", null, "1.00", 1, null),
                add("10:10").item("mug", null, "3.50", 1, null));

        assertThat(cart.lines()).containsExactly(line("mug", 3, "3.50", "10:10"), line("cup", 1, "1.00", "10:05"));
        assertThat(cart.version()).isEqualTo(3);
        assertThat(cart.changedAt()).isEqualTo(time("10:10"));
    }

    @Test
    void ofTwoPricesOfTheSameInstantTheOneThatWasAppliedLastIsShown() {
        Cart cart = after(
                add("10:00").item("mug", null, "4.00", 2, null), add("10:00").item("mug", null, "3.50", 1, null));

        assertThat(cart.lines()).containsExactly(line("mug", 3, "3.50", "10:00"));
    }

    @ParameterizedTest(name = "{1} of {0}: {2} left, {3} in excess")
    @CsvSource({
        "mug, 2, 1, 0, 2, 10:01",
        "mug, 3, 0, 0, 2, 10:01",
        "mug, 4, 0, 1, 2, 10:01",
        // changes nothing but the activity
        "cup, 1, 3, 1, 1, 10:00"
    })
    void aRemovalTakesOutAtMostWhatIsThere(
            String item, long quantity, long left, long excess, long version, String changedAt) {
        CartUpdate update = threeMugs().after(remove("10:01", item, quantity).event());

        assertThat(update.cart().lines())
                .isEqualTo(left == 0 ? List.of() : List.of(line("mug", left, "4.00", "10:00")));
        assertThat(update.excessRemovals()).isEqualTo(excess);
        assertThat(update.cart().version()).isEqualTo(version);
        assertThat(update.cart().changedAt()).isEqualTo(time(changedAt));
        assertThat(update.cart().lastActivity()).isEqualTo(time("10:01"));
    }

    @Test
    void linesOfOneEventTakeOutOneAfterTheOther() {
        Cart before = threeMugs();

        CartUpdate update = before.after(happens(REMOVE_FROM_CART, "10:01")
                .item("mug", null, "4.00", 2, null)
                .item("mug", null, "4.00", 2, null)
                .event());

        assertThat(update.cart().isEmpty()).isTrue();
        assertThat(update.excessRemovals()).isEqualTo(1);
        assertThat(update.cart().version()).isEqualTo(2);
    }

    @Test
    void aPurchaseTakesOutWhatWasBoughtWholeAndLeavesTheRest() {
        Cart cart = after(
                add("10:00").item("mug", null, "4.00", 3, null).item("cup", null, "1.00", 1, null),
                purchase("10:30", "mug"));

        assertThat(cart.lines()).containsExactly(line("cup", 1, "1.00", "10:00"));
        assertThat(cart.version()).isEqualTo(2);
        assertThat(cart.lastActivity()).isEqualTo(time("10:30"));
    }

    @Test
    void aPurchaseWithoutACartIsAPurchase() {
        Cart cart = after(purchase("10:30", "mug"));

        assertThat(cart).isEqualTo(new Cart(0, Instant.EPOCH, time("10:30"), null, List.of()));
    }

    @Test
    void viewsAndRefundsAreNoCartEvents() {
        Cart before = threeMugs();

        assertThat(before.after(happens(VIEW_ITEM, "11:00").item("mug", null).event()))
                .isEqualTo(CartUpdate.unchanged(before));
        assertThat(before.after(happens(REFUND, "11:00").item("mug", null).event()))
                .isEqualTo(CartUpdate.unchanged(before));
    }

    @Test
    void lookingAtTheCartIsACartEventAndNoChange() {
        Cart cart = after(
                add("10:00").item("mug", null, "4.00", 3, null),
                happens(VIEW_CART, "10:30").item("mug", null));

        assertThat(cart.version()).isEqualTo(1);
        assertThat(cart.changedAt()).isEqualTo(time("10:00"));
        assertThat(cart.lastActivity()).isEqualTo(time("10:30"));
        assertThat(cart.checkoutSince()).isNull();
    }

    @Test
    void aCheckoutIsOpenFromItsFirstEventUntilAPurchase() {
        Cart open = after(
                add("10:00").item("mug", null, "4.00", 3, null).item("cup", null),
                happens(BEGIN_CHECKOUT, "10:10").item("mug", null),
                happens(ADD_PAYMENT_INFO, "10:20").item("mug", null),
                add("10:25").item("plate", null));

        assertThat(open.checkoutSince()).isEqualTo(time("10:10"));
        assertThat(open.lastActivity()).isEqualTo(time("10:25"));
        assertThat(cartAfter(open, purchase("10:30", "mug")).checkoutSince()).isNull();
        assertThat(cartAfter(open, purchase("10:30", "spoon")).checkoutSince()).isNull();
    }

    @Test
    void emptyingTheCartEndsTheCheckoutAndNoneOpensWithoutACart() {
        Cart emptied = after(
                add("10:00").item("mug", null, "4.00", 3, null),
                happens(BEGIN_CHECKOUT, "10:10").item("mug", null),
                remove("10:11", "mug", 3));

        assertThat(emptied.checkoutSince()).isNull();
        assertThat(cartAfter(emptied, happens(BEGIN_CHECKOUT, "10:12").item("mug", null))
                        .checkoutSince())
                .isNull();
    }

    @Test
    void anItemBeyondTheLimitIsRefusedAndCountedButKnownOnesGrow() {
        Cart full = fullOfItems();

        CartUpdate update = full.after(
                add("10:01").item("beyond", null).item("item-0", null).event());
        CartUpdate nothingNew = full.after(add("10:01").item("beyond", null).event());

        assertThat(full.lines()).hasSize(200);
        assertThat(update.refusedLines()).isEqualTo(1);
        assertThat(update.cart().lines()).hasSize(200);
        assertThat(update.cart().lines().get(0).quantity()).isEqualTo(2);
        assertThat(nothingNew.cart().version()).isEqualTo(full.version());
    }

    @Test
    void eventsOfAnInstantAreAppliedInTheOrderOfTheSteps() {
        ShopEvent bought = purchase("10:00", "mug").event();
        ShopEvent removed = remove("10:00", "mug", 1).event();
        ShopEvent added = add("10:00").item("mug", null).event();

        List<ShopEvent> ordered =
                Stream.of(bought, removed, added).sorted(Cart.PRECEDENCE).toList();

        assertThat(ordered).containsExactly(added, removed, bought);
    }

    @Test
    void eventsOfAnInstantAndStepAreAppliedInTheOrderOfTheirIds() {
        ShopEvent second =
                Happening.of(ADD_TO_CART, "b").at("10:00").item("mug", null).event();
        ShopEvent first =
                Happening.of(ADD_TO_CART, "a").at("10:00").item("cup", null).event();

        assertThat(Stream.of(second, first).sorted(Cart.PRECEDENCE)).containsExactly(first, second);
    }

    @Test
    void anEventThatComesLateMovesNoTimeBack() {
        Cart cart = after(
                add("10:10").item("mug", null, "4.00", 1, null), add("10:00").item("mug", null, "9.00", 1, null));

        assertThat(cart.lines()).containsExactly(line("mug", 2, "4.00", "10:10"));
        assertThat(cart.version()).isEqualTo(2);
        assertThat(cart.changedAt()).isEqualTo(time("10:10"));
        assertThat(cart.lastActivity()).isEqualTo(time("10:10"));
    }

    @Test
    void worthIsToldByCurrency() {
        Cart cart = after(
                add("10:00").item("mug", null, "4.25", 2, null).item("cup", null, "1.00", 1, null),
                happens(ADD_TO_CART, "10:01").transaction(null, "GBP").item("pan", null, "30.00", 1, null));

        assertThat(cart.worth())
                .containsOnly(Map.entry("EUR", new BigDecimal("9.50")), Map.entry("GBP", new BigDecimal("30.00")));
    }

    @Test
    void worthIsUnknownWhereOneLineNamesNoCurrency() {
        Cart cart = after(
                add("10:00").item("mug", null, "4.25", 2, null),
                happens(ADD_TO_CART, "10:02").transaction(null, null).item("lid", null, "99.00", 1, null));

        assertThat(cart.worth()).isEmpty();
    }
}
