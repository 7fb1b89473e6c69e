/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign;

import static dev.freshet.ecommerce.EventName.ADD_PAYMENT_INFO;
import static dev.freshet.ecommerce.EventName.ADD_TO_CART;
import static dev.freshet.ecommerce.EventName.BEGIN_CHECKOUT;
import static dev.freshet.ecommerce.EventName.PURCHASE;
import static dev.freshet.ecommerce.EventName.REFUND;
import static dev.freshet.ecommerce.EventName.REMOVE_FROM_CART;
import static dev.freshet.ecommerce.EventName.VIEW_CART;
import static dev.freshet.ecommerce.EventName.VIEW_ITEM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.EventName;
import dev.freshet.ecommerce.Happening;
import dev.freshet.ecommerce.ShopEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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
    void aRemovalOfFewerUnitsLeavesTheRest() {
        Cart cart = after(add("10:00").item("mug", null, "4.00", 3, null), remove("10:01", "mug", 2));

        assertThat(cart.lines()).containsExactly(line("mug", 1, "4.00", "10:00"));
        assertThat(cart.version()).isEqualTo(2);
    }

    @Test
    void aRemovalOfAllUnitsEmptiesTheLineAndIsNoExcess() {
        Cart before = after(add("10:00").item("mug", null, "4.00", 3, null));

        CartUpdate update = before.after(remove("10:01", "mug", 3).event());

        assertThat(update.cart().isEmpty()).isTrue();
        assertThat(update.excessRemovals()).isZero();
    }

    @Test
    void aRemovalOfMoreThanIsThereEmptiesTheLineAndIsCounted() {
        Cart before = after(add("10:00").item("mug", null, "4.00", 3, null));

        CartUpdate update = before.after(remove("10:01", "mug", 4).event());

        assertThat(update.cart().isEmpty()).isTrue();
        assertThat(update.cart().version()).isEqualTo(2);
        assertThat(update.excessRemovals()).isEqualTo(1);
    }

    @Test
    void aRemovalOfWhatIsNotThereIsCountedAndChangesNothingButTheActivity() {
        Cart before = after(add("10:00").item("mug", null, "4.00", 3, null));

        CartUpdate update = before.after(remove("10:01", "cup", 1).event());

        assertThat(update.excessRemovals()).isEqualTo(1);
        assertThat(update.cart().lines()).isEqualTo(before.lines());
        assertThat(update.cart().version()).isEqualTo(1);
        assertThat(update.cart().changedAt()).isEqualTo(time("10:00"));
        assertThat(update.cart().lastActivity()).isEqualTo(time("10:01"));
    }

    @Test
    void linesOfOneEventTakeOutOneAfterTheOther() {
        Cart before = after(add("10:00").item("mug", null, "4.00", 3, null));

        CartUpdate update = before.after(of(REMOVE_FROM_CART, "10:01")
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
        Cart before = after(add("10:00").item("mug", null, "4.00", 3, null));

        assertThat(before.after(of(VIEW_ITEM, "11:00").item("mug", null).event()))
                .isEqualTo(CartUpdate.unchanged(before));
        assertThat(before.after(of(REFUND, "11:00").item("mug", null).event())).isEqualTo(CartUpdate.unchanged(before));
    }

    @Test
    void lookingAtTheCartIsACartEventAndNoChange() {
        Cart cart = after(
                add("10:00").item("mug", null, "4.00", 3, null),
                of(VIEW_CART, "10:30").item("mug", null));

        assertThat(cart.version()).isEqualTo(1);
        assertThat(cart.changedAt()).isEqualTo(time("10:00"));
        assertThat(cart.lastActivity()).isEqualTo(time("10:30"));
        assertThat(cart.checkoutSince()).isNull();
    }

    @Test
    void aCheckoutIsOpenFromItsFirstEventUntilAPurchase() {
        Cart open = after(
                add("10:00").item("mug", null, "4.00", 3, null).item("cup", null),
                of(BEGIN_CHECKOUT, "10:10").item("mug", null),
                of(ADD_PAYMENT_INFO, "10:20").item("mug", null),
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
                of(BEGIN_CHECKOUT, "10:10").item("mug", null),
                remove("10:11", "mug", 3));

        assertThat(emptied.checkoutSince()).isNull();
        assertThat(cartAfter(emptied, of(BEGIN_CHECKOUT, "10:12").item("mug", null))
                        .checkoutSince())
                .isNull();
    }

    @Test
    void anItemBeyondTheLimitIsRefusedAndCountedButKnownOnesGrow() {
        Happening most = add("10:00");
        for (int item = 0; item < Cart.MOST_LINES; item++) {
            most.item("item-" + item, null);
        }
        Cart full = after(most);

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
    void aVisitorsCartIsAddedToTheUsersOwn() {
        Cart own = after(add("09:00").item("mug", null, "4.00", 1, null).item("pan", null, "30.00", 1, null));
        Cart visitors = after(
                add("10:00").item("mug", null, "3.00", 2, null),
                add("10:01").item("cup", null, "1.00", 1, null),
                of(BEGIN_CHECKOUT, "10:02").item("mug", null));

        Cart joined = own.joinedBy(visitors, time("10:05")).cart();

        assertThat(joined)
                .isEqualTo(new Cart(
                        3,
                        time("10:05"),
                        time("10:05"),
                        time("10:02"),
                        List.of(
                                line("mug", 3, "3.00", "10:00"),
                                line("pan", 1, "30.00", "09:00"),
                                line("cup", 1, "1.00", "10:01"))));
    }

    @Test
    void aCartIsHandedOverOnce() {
        Cart visitors = after(add("10:00").item("mug", null, "3.00", 2, null));
        Cart left = visitors.handedOver(time("10:05"));
        Cart own = Cart.unknown().joinedBy(visitors, time("10:05")).cart();

        assertThat(left).isEqualTo(new Cart(2, time("10:05"), time("10:05"), null, List.of()));
        assertThat(own.joinedBy(left, time("10:06"))).isEqualTo(CartUpdate.unchanged(own));
        assertThat(left.handedOver(time("10:06"))).isEqualTo(left);
    }

    @Test
    void aVisitorsLinesAreRefusedWhereTheUsersCartIsFull() {
        Happening most = add("10:00");
        for (int item = 0; item < Cart.MOST_LINES; item++) {
            most.item("item-" + item, null);
        }
        Cart visitors = after(add("10:00").item("mug", null).item("item-3", null));

        CartUpdate joined = after(most).joinedBy(visitors, time("10:05"));

        assertThat(joined.refusedLines()).isEqualTo(1);
        assertThat(joined.cart().holds("mug")).isFalse();
        assertThat(joined.cart().lines().get(3).quantity()).isEqualTo(2);
    }

    @Test
    void worthIsToldByCurrencyAndLeavesOutWhatHasNone() {
        Cart cart = after(
                add("10:00").item("mug", null, "4.25", 2, null).item("cup", null, "1.00", 1, null),
                of(ADD_TO_CART, "10:01").transaction(null, "GBP").item("pan", null, "30.00", 1, null),
                of(ADD_TO_CART, "10:02").transaction(null, null).item("lid", null, "99.00", 1, null));

        assertThat(cart.worth())
                .containsOnly(Map.entry("EUR", new BigDecimal("9.50")), Map.entry("GBP", new BigDecimal("30.00")));
    }

    private static Cart after(Happening... happenings) {
        Cart cart = Cart.unknown();
        for (Happening happening : happenings) {
            cart = cartAfter(cart, happening);
        }
        return cart;
    }

    private static Cart cartAfter(Cart cart, Happening happening) {
        return cart.after(happening.event()).cart();
    }

    private static Happening add(String at) {
        return of(ADD_TO_CART, at).transaction(null, "EUR");
    }

    private static Happening remove(String at, String item, long quantity) {
        return of(REMOVE_FROM_CART, at).item(item, null, "1.00", quantity, null);
    }

    private static Happening purchase(String at, String item) {
        return of(PURCHASE, at).transaction("t-1", "EUR").item(item, null);
    }

    private static Happening of(EventName name, String at) {
        return Happening.of(name, name + "@" + at).at(at);
    }

    private static CartLine line(String item, long quantity, String price, String at) {
        return new CartLine(item, quantity, new BigDecimal(price), "EUR", time(at));
    }

    private static Instant time(String clock) {
        return Happening.time(clock);
    }
}
