/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import static dev.freshet.ecommerce.EventName.ADD_TO_CART;
import static dev.freshet.ecommerce.EventName.PURCHASE;
import static dev.freshet.ecommerce.EventName.VIEW_CART;
import static dev.freshet.ecommerce.EventName.VIEW_ITEM;
import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.campaign.model.CampaignDraft;
import dev.freshet.ecommerce.campaign.model.CampaignTrigger;
import dev.freshet.ecommerce.campaign.model.ItemAudience;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What those who watch the items hear of shoppers. */
@ParameterizedClass
@EnumSource(StateStore.class)
final class ShopperTidingsTest {

    private final ShopperHarness shoppers;

    ShopperTidingsTest(StateStore store) throws Exception {
        shoppers = new ShopperHarness(store);
    }

    @AfterEach
    void close() {
        shoppers.close();
    }

    @Test
    void whatChangesInTheCartIsToldInTheOrderOfItsTime() {
        shoppers.happens("anna", PURCHASE, "10:40");
        shoppers.happens("anna", ADD_TO_CART, "10:00");
        shoppers.happens("anna", ADD_TO_CART, "10:10");
        shoppers.happens("anna", VIEW_CART, "10:20");
        assertThat(shoppers.carted()).isEmpty();

        shoppers.passes(time("10:50"));
        assertThat(shoppers.carted())
                .containsExactly("anna mug 1 10:00:00Z", "anna mug 2 10:10:00Z", "anna nothing 10:40:00Z");
    }

    /** What was told before it holds until then: who watches the item may still have it waiting. */
    @Test
    void whatComesBehindTheWatermarkIsToldAsOfTheWatermark() {
        shoppers.happens("anna", ADD_TO_CART, "10:10");
        shoppers.passes(time("10:30"));
        shoppers.happens("anna", PURCHASE, "10:15");

        assertThat(shoppers.carted()).containsExactly("anna mug 1 10:10:00Z", "anna nothing 10:30:00Z");
    }

    @Test
    void aCartThatIsForgottenIsToldToBeEmptyAndOneAtTheEndOfTheInputIsNot() {
        shoppers.happens("anna", ADD_TO_CART, "10:10");
        shoppers.passes(time("10:10").plus(Duration.ofDays(30)));
        assertThat(shoppers.carted()).containsExactly("anna mug 1 10:10:00Z", "anna nothing 10:10:00Z");

        shoppers.happens("ben", ADD_TO_CART, "2026-04-02T10:10:00Z");
        shoppers.flink().endOfInput();
        assertThat(shoppers.carted()).hasSize(3).last().isEqualTo("ben mug 1 10:10:00Z");
    }

    @Test
    void viewsAreToldWhereACampaignAsksWhoLookedAtWhatWasSoldOut() {
        shoppers.happens("ben", VIEW_ITEM, "09:00");
        shoppers.comes(
                CampaignDraft.of("back").on(CampaignTrigger.BACK_IN_STOCK).campaign());
        shoppers.happens("anna", VIEW_ITEM, "10:00");
        shoppers.happens("anna", ADD_TO_CART, "10:00");

        assertThat(shoppers.flink().sideOutput(ShopperTriggersFunction.VIEWED))
                .containsExactly(new ItemViewed(ItemAudience.of("mug", "anna"), "anna", time("10:00")));
    }

    @Test
    void eachVersionOfACartIsToldWhereACampaignAsksForIt() {
        shoppers.happens("ben", ADD_TO_CART, "09:00");
        shoppers.passes(time("09:00"));
        shoppers.comes(
                CampaignDraft.of("goes with").on(CampaignTrigger.CROSS_SELL).campaign());
        shoppers.happens("anna", ADD_TO_CART, "10:00");
        shoppers.happens("anna", VIEW_CART, "10:10");
        shoppers.happens("anna", ADD_TO_CART, "10:20");
        shoppers.happens("anna", PURCHASE, "10:30");

        shoppers.passes(time("11:00"));

        assertThat(shoppers.flink().sideOutput(ShopperTriggersFunction.VERSIONS))
                .extracting(version -> version.shopper() + " " + version.cart().version() + " " + version.at())
                .containsExactly("anna 1 2026-03-02T10:00:00Z", "anna 2 2026-03-02T10:20:00Z");
    }
}
