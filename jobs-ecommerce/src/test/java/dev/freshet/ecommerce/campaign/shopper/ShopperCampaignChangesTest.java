/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import static dev.freshet.ecommerce.EventName.ADD_TO_CART;
import static dev.freshet.ecommerce.EventName.VIEW_CART;
import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.control.RuleStatus;
import dev.freshet.ecommerce.campaign.model.CampaignDraft;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Campaigns come, change and go while shoppers are watched. */
@ParameterizedClass
@EnumSource(StateStore.class)
final class ShopperCampaignChangesTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final ShopperHarness shoppers;

    ShopperCampaignChangesTest(StateStore store) throws Exception {
        shoppers = new ShopperHarness(store);
    }

    @AfterEach
    void close() {
        shoppers.close();
    }

    @Test
    void theVersionInForceWhenItsTimePassesDecides() {
        shoppers.happens("anna", ADD_TO_CART, "10:00");
        shoppers.comes(CampaignDraft.of("left")
                .version(2)
                .after(HOUR.plusMinutes(30))
                .status(RuleStatus.SHADOW)
                .campaign());

        shoppers.passes(time("11:29"));
        assertThat(shoppers.triggered()).isEmpty();
        shoppers.passes(time("11:30"));
        assertThat(shoppers.triggered()).containsExactly("left 2 anna 11:30:00Z");
    }

    @Test
    void aCampaignThatWasSwitchedOffWhenTheCartWasFilledIsFoundWhenItIsActivated() {
        shoppers.comes(CampaignDraft.of("left")
                .version(2)
                .after(HOUR)
                .status(RuleStatus.DISABLED)
                .campaign());
        shoppers.happens("anna", ADD_TO_CART, "10:00");
        shoppers.passes(time("10:30"));
        shoppers.comes(CampaignDraft.of("left").version(3).after(HOUR).campaign());

        shoppers.passes(time("11:00"));

        assertThat(shoppers.triggered()).containsExactly("left 3 anna 11:00:00Z");
    }

    @Test
    void aCampaignThatIsRemovedSetsNothingOff() {
        shoppers.happens("anna", ADD_TO_CART, "10:00");
        shoppers.goes("left");

        shoppers.passes(time("15:00"));

        assertThat(shoppers.triggered()).isEmpty();
    }

    @Test
    void aCampaignThatIsNewFindsACartInWhichSomethingHappens() {
        shoppers.happens("anna", ADD_TO_CART, "10:00");
        shoppers.passes(time("10:01"));
        shoppers.comes(CampaignDraft.of("sooner").after(Duration.ofMinutes(10)).campaign());
        shoppers.happens("anna", VIEW_CART, "10:05");

        shoppers.passes(time("10:20"));

        assertThat(shoppers.triggered()).containsExactly("sooner 1 anna 10:15:00Z");
    }

    @Test
    void aCampaignThatIsNewDoesNotFindACartWhenItIsForgotten() {
        shoppers.goes("left");
        shoppers.happens("anna", ADD_TO_CART, "10:00");
        shoppers.passes(time("10:30"));
        shoppers.comes(ShopperHarness.AFTER_AN_HOUR);
        shoppers.comes(CampaignDraft.of("late").after(Duration.ofDays(29)).campaign());

        shoppers.passes(time("10:00").plus(Duration.ofDays(31)));

        assertThat(shoppers.triggered()).isEmpty();
        shoppers.flink().assertNothingLeft();
    }

    /** What wakes the cart then is the wait for another campaign. */
    @Test
    void aCampaignThatIsNewFindsACartUntilItHasWaitedTwiceAsLong() {
        shoppers.goes("left");
        shoppers.comes(CampaignDraft.of("three").after(HOUR.multipliedBy(3)).campaign());
        shoppers.happens("anna", ADD_TO_CART, "10:00");
        shoppers.passes(time("10:30"));
        shoppers.comes(CampaignDraft.of("half")
                .after(HOUR.multipliedBy(3).dividedBy(2))
                .campaign());
        shoppers.comes(ShopperHarness.AFTER_AN_HOUR);

        shoppers.passes(time("20:00"));

        assertThat(shoppers.triggered()).containsExactlyInAnyOrder("half 1 anna 13:00:00Z", "three 1 anna 13:00:00Z");
        assertThat(shoppers.flink().eventTimeTimers()).isEqualTo(1);
    }
}
