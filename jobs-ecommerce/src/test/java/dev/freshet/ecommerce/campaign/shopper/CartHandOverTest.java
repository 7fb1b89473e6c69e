/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import static dev.freshet.ecommerce.EventName.BEGIN_CHECKOUT;
import static dev.freshet.ecommerce.Happening.time;
import static dev.freshet.ecommerce.campaign.shopper.Carts.add;
import static dev.freshet.ecommerce.campaign.shopper.Carts.after;
import static dev.freshet.ecommerce.campaign.shopper.Carts.fullOfItems;
import static dev.freshet.ecommerce.campaign.shopper.Carts.happens;
import static dev.freshet.ecommerce.campaign.shopper.Carts.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A visitor who has signed in: the cart goes to the user. */
final class CartHandOverTest {

    @Test
    void aVisitorsCartIsAddedToTheUsersOwn() {
        Cart own = after(add("09:00").item("mug", null, "4.00", 1, null).item("pan", null, "30.00", 1, null));
        Cart visitors = after(
                add("10:00").item("mug", null, "3.00", 2, null),
                add("10:01").item("cup", null, "1.00", 1, null),
                happens(BEGIN_CHECKOUT, "10:02").item("mug", null));

        Cart joined = own.joinedBy(visitors, time("10:05")).cart();

        assertThat(joined)
                .isEqualTo(new Cart(
                        2,
                        time("10:05"),
                        time("10:02"),
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

        assertThat(left).isEqualTo(new Cart(2, time("10:05"), time("10:00"), null, List.of()));
        assertThat(own.joinedBy(left, time("10:06"))).isEqualTo(CartUpdate.unchanged(own));
        assertThat(left.handedOver(time("10:06"))).isEqualTo(left);
    }

    @Test
    void aVisitorsLinesAreRefusedWhereTheUsersCartIsFull() {
        Cart visitors = after(add("10:00").item("mug", null).item("item-3", null));

        CartUpdate joined = fullOfItems().joinedBy(visitors, time("10:05"));

        assertThat(joined.refusedLines()).isEqualTo(1);
        assertThat(joined.cart().holds("mug")).isFalse();
        assertThat(joined.cart().lines().get(3).quantity()).isEqualTo(2);
    }
}
