/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import static dev.freshet.ecommerce.EventName.ADD_TO_CART;
import static dev.freshet.ecommerce.EventName.BEGIN_CHECKOUT;
import static dev.freshet.ecommerce.EventName.PURCHASE;
import static dev.freshet.ecommerce.EventName.REMOVE_FROM_CART;
import static dev.freshet.ecommerce.EventName.VIEW_CART;
import static dev.freshet.ecommerce.EventName.VIEW_ITEM;
import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.campaign.model.CampaignDraft;
import dev.freshet.ecommerce.campaign.model.CampaignTrigger;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a shopper does, and leaves undone, sets campaigns off. */
@ParameterizedClass
@EnumSource(StateStore.class)
final class ShopperTriggersFunctionTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final ShopperHarness shoppers;

    ShopperTriggersFunctionTest(StateStore store) throws Exception {
        shoppers = new ShopperHarness(store);
    }

    @AfterEach
    void close() {
        shoppers.close();
    }

    @Test
    void aCartIsAbandonedWhenTheWatermarkPassesTheSilence() {
        shoppers.happens("anna", ADD_TO_CART, "10:00");

        shoppers.passes(time("11:00").minusMillis(1));
        assertThat(shoppers.triggered()).isEmpty();
        shoppers.passes(time("11:00"));
        assertThat(shoppers.triggered()).containsExactly("left 1 anna 11:00:00Z");
        shoppers.passes(time("15:00"));
        assertThat(shoppers.triggered()).isEmpty();
    }

    @Test
    void aPurchaseOrAnEmptiedCartInTheLastMomentPreventsIt() {
        shoppers.happens("anna", ADD_TO_CART, "10:00");
        shoppers.happens("ben", ADD_TO_CART, "10:00");
        shoppers.happens("carl", ADD_TO_CART, "10:00");

        shoppers.happens("anna", PURCHASE, "11:00");
        shoppers.happens("ben", REMOVE_FROM_CART, "11:00");
        shoppers.passes(time("15:00"));

        assertThat(shoppers.triggered()).containsExactly("left 1 carl 11:00:00Z");
    }

    @Test
    void removalsOfWhatIsNotInTheCartAreCounted() {
        shoppers.happens("anna", ADD_TO_CART, "10:00");
        shoppers.happens("anna", REMOVE_FROM_CART, "10:01");
        shoppers.passes(time("10:01"));
        assertThat(shoppers.excessRemovals()).isZero();

        shoppers.happens("anna", REMOVE_FROM_CART, "10:02");
        shoppers.passes(time("10:02"));

        assertThat(shoppers.excessRemovals()).isEqualTo(1);
    }

    @Test
    void lookingAgainPostponesItAndAChangeIsJudgedAnew() {
        shoppers.happens("anna", ADD_TO_CART, "10:00");
        shoppers.happens("anna", VIEW_CART, "10:30");
        shoppers.passes(time("11:29"));
        assertThat(shoppers.triggered()).isEmpty();
        shoppers.passes(time("11:30"));
        assertThat(shoppers.triggered()).containsExactly("left 1 anna 11:30:00Z");

        shoppers.happens("anna", VIEW_CART, "12:00");
        shoppers.passes(time("13:30"));
        assertThat(shoppers.triggered()).isEmpty();
        shoppers.happens("anna", ADD_TO_CART, "14:00");
        shoppers.passes(time("15:00"));
        assertThat(shoppers.triggered()).containsExactly("left 1 anna 15:00:00Z");
    }

    @Test
    void theOrderOfArrivalMakesNoDifference() {
        shoppers.happens("anna", PURCHASE, "10:40");
        shoppers.happens("anna", ADD_TO_CART, "10:50");
        shoppers.happens("anna", ADD_TO_CART, "10:00");

        shoppers.passes(time("12:00"));

        assertThat(shoppers.triggered()).containsExactly("left 1 anna 11:50:00Z");
    }

    @Test
    void whatComesBehindTheWatermarkPreventsWhatIsStillToCome() {
        shoppers.happens("anna", ADD_TO_CART, "10:00");
        shoppers.passes(time("10:55"));

        shoppers.happens("anna", PURCHASE, "10:50");
        shoppers.passes(time("15:00"));

        assertThat(shoppers.triggered()).isEmpty();
        shoppers.flink().assertNothingLeft();
    }

    @Test
    void aCartFromBehindTheWatermarkWaitsFromItsOwnTimeOn() {
        shoppers.passes(time("10:30"));
        shoppers.happens("anna", ADD_TO_CART, "10:00");
        shoppers.happens("ben", ADD_TO_CART, "09:00");

        shoppers.passes(time("10:31"));
        assertThat(shoppers.triggered()).containsExactly("left 1 ben 10:00:00Z");
        shoppers.passes(time("11:00"));
        assertThat(shoppers.triggered()).containsExactly("left 1 anna 11:00:00Z");
    }

    @Test
    void whatComesBehindTheWatermarkBringsNoAbandonmentForward() {
        shoppers.happens("anna", ADD_TO_CART, "10:30");
        shoppers.passes(time("10:40"));
        shoppers.happens("anna", VIEW_CART, "10:10");

        shoppers.passes(time("11:30").minusMillis(1));
        assertThat(shoppers.triggered()).isEmpty();
        shoppers.passes(time("11:30"));
        assertThat(shoppers.triggered()).containsExactly("left 1 anna 11:30:00Z");
    }

    /** Its version begins with 1 again. */
    @Test
    void aCartThatWasEmptiedAndFilledAgainIsJudgedAnew() {
        shoppers.happens("anna", ADD_TO_CART, "10:00");
        shoppers.happens("anna", REMOVE_FROM_CART, "11:10");
        shoppers.happens("anna", ADD_TO_CART, "11:20");

        shoppers.passes(time("15:00"));

        assertThat(shoppers.triggered()).containsExactly("left 1 anna 11:00:00Z", "left 1 anna 12:20:00Z");
    }

    @Test
    void anAbandonedCheckoutHasBegun() {
        shoppers.goes("left");
        shoppers.comes(CampaignDraft.of("checkout")
                .after(HOUR)
                .on(CampaignTrigger.CHECKOUT_ABANDONED)
                .campaign());
        shoppers.happens("anna", ADD_TO_CART, "10:00");
        shoppers.happens("ben", ADD_TO_CART, "10:00");
        shoppers.happens("ben", BEGIN_CHECKOUT, "10:10");

        shoppers.passes(time("15:00"));

        assertThat(shoppers.triggered()).containsExactly("checkout 1 ben 11:10:00Z");
    }

    @Test
    void theNthViewOfACategorySetsBrowseIntentOff() {
        shoppers.comes(CampaignDraft.of("looks").views(2).campaign());
        shoppers.happens("anna", VIEW_ITEM, "10:20");
        shoppers.happens("anna", VIEW_ITEM, "10:00");
        shoppers.happens("ben", VIEW_ITEM, "10:00");
        shoppers.happens("carl", ADD_TO_CART, "10:00");
        shoppers.happens("carl", VIEW_ITEM, "10:10");
        shoppers.happens("carl", VIEW_ITEM, "10:20");

        shoppers.passes(time("10:19"));
        assertThat(shoppers.triggered()).isEmpty();
        shoppers.passes(time("10:30"));
        assertThat(shoppers.triggered()).containsExactly("looks 1 anna 10:20:00Z");
    }
}
