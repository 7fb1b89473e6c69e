/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import static dev.freshet.ecommerce.EventName.ADD_TO_CART;
import static dev.freshet.ecommerce.EventName.PURCHASE;
import static dev.freshet.ecommerce.EventName.REMOVE_FROM_CART;
import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.Happening;
import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Visitors turn out to be users, and their carts become the users'. */
@ParameterizedClass
@EnumSource(StateStore.class)
final class ShopperHandOverTest {

    private final ShopperHarness shoppers;

    ShopperHandOverTest(StateStore store) throws Exception {
        shoppers = new ShopperHarness(store);
    }

    @AfterEach
    void close() {
        shoppers.close();
    }

    @Test
    void aCartThatIsHandedOverIsAbandonedOnceByTheUserAfterTheSilenceOfBoth() {
        shoppers.happens("v-1", ADD_TO_CART, "10:00");
        shoppers.handsOver("v-1", "anna", "10:30");

        shoppers.passes(time("11:00").minusMillis(1));
        assertThat(shoppers.triggered()).isEmpty();
        shoppers.passes(time("11:00"));
        assertThat(shoppers.triggered()).containsExactly("left 1 anna 11:00:00Z");
        shoppers.passes(time("20:00"));
        assertThat(shoppers.triggered()).isEmpty();
    }

    @Test
    void theSilenceIsThatOfTheNewestEventOfEitherCart() {
        shoppers.happens("v-1", ADD_TO_CART, "10:20");
        shoppers.happens("anna", ADD_TO_CART, "10:00");
        shoppers.handsOver("v-1", "10:20", "anna", "10:30");
        shoppers.happens("v-2", ADD_TO_CART, "10:00");
        shoppers.happens("ben", ADD_TO_CART, "10:25");
        shoppers.handsOver("v-2", "ben", "10:30");

        shoppers.passes(time("20:00"));

        assertThat(shoppers.triggered()).containsExactly("left 1 anna 11:20:00Z", "left 1 ben 11:25:00Z");
    }

    @Test
    void whatWasJudgedAsTheVisitorsIsNotJudgedAgainAsTheUsers() {
        shoppers.happens("v-1", ADD_TO_CART, "10:00");
        shoppers.handsOver("v-1", "anna", "11:00:01");

        shoppers.passes(time("20:00"));
        assertThat(shoppers.triggered()).containsExactly("left 1 v-1 11:00:00Z");

        shoppers.happens("anna", ADD_TO_CART, "21:00");
        shoppers.passes(time("23:00"));
        assertThat(shoppers.triggered()).containsExactly("left 1 anna 22:00:00Z");
    }

    /** As where the way by which it is told was idle. */
    @Test
    void aHandOverBehindTheWatermarkTakesEffectBehindIt() {
        shoppers.happens("v-1", ADD_TO_CART, "10:00");
        shoppers.passes(time("11:10"));
        shoppers.handsOver("v-1", "anna", "10:30");

        shoppers.passes(time("20:00"));

        assertThat(shoppers.triggered()).containsExactly("left 1 v-1 11:00:00Z");
        assertThat(shoppers.carted()).contains("v-1 nothing 11:10:00.001Z", "anna mug 1 11:10:00.001Z");
    }

    /** Like any event of that instant, the sign-in comes before its timers; and before the user's own events of it. */
    @Test
    void atTheInstantAtWhichTheSilenceIsLongEnoughTheCartIsTheUsers() {
        shoppers.happens("v-1", ADD_TO_CART, "10:00");
        shoppers.handsOver("v-1", "anna", "11:00");
        shoppers.happens("v-2", ADD_TO_CART, "10:00");
        shoppers.happens("ben", PURCHASE, "11:00");
        shoppers.handsOver("v-2", "ben", "11:00");

        shoppers.passes(time("20:00"));

        assertThat(shoppers.triggered()).containsExactly("left 1 anna 11:00:00Z");
    }

    @Test
    void whoWatchesTheItemsIsToldWhoseCartItIs() {
        shoppers.happens("v-1", ADD_TO_CART, "10:00");
        shoppers.handsOver("v-1", "anna", "10:30");

        shoppers.passes(time("10:40"));

        assertThat(shoppers.carted())
                .containsExactlyInAnyOrder("v-1 mug 1 10:00:00Z", "v-1 nothing 10:30:00Z", "anna mug 1 10:30:00Z");
    }

    @Test
    void anEventThatFollowsItsHandOverIsAppliedBehindIt() {
        shoppers.happens("v-1", ADD_TO_CART, "10:00");
        shoppers.handsOver("v-1", "anna", "10:30");
        ShopEvent removed = Happening.of(REMOVE_FROM_CART, "late")
                .anonymous("v-1")
                .at("10:10")
                .item("mug", "kitchen")
                .event();
        shoppers.tells(ShopperNews.of("anna", CartTransfer.of("v-1", removed, time("10:35"))));

        shoppers.passes(time("20:00"));

        assertThat(shoppers.triggered()).isEmpty();
        shoppers.flink().assertNothingLeft();
    }

    @Test
    void handOversWaitAcrossARestoreAndLeaveNothing() throws Exception {
        shoppers.happens("v-1", ADD_TO_CART, "10:00");
        shoppers.handsOver("v-1", "anna", "10:30");
        shoppers.passes(time("10:10"));
        shoppers.restore();

        shoppers.passes(time("10:00").plus(Duration.ofDays(30)));

        assertThat(shoppers.triggered()).containsExactly("left 1 anna 11:00:00Z");
        shoppers.flink().assertNothingLeft();
    }

    @Test
    void handOversAtTheEndOfTheInputAbandonNothingAndLeaveNothing() {
        shoppers.happens("v-1", ADD_TO_CART, "10:00");
        shoppers.handsOver("v-1", "anna", "10:30");

        shoppers.flink().endOfInput();

        assertThat(shoppers.triggered()).isEmpty();
        assertThat(shoppers.carted())
                .containsExactlyInAnyOrder("v-1 mug 1 10:00:00Z", "v-1 nothing 10:30:00Z", "anna mug 1 10:30:00Z");
        shoppers.flink().assertNothingLeft();
    }
}
