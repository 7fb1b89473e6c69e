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

import dev.freshet.common.control.RuleStatus;
import dev.freshet.ecommerce.EventName;
import dev.freshet.ecommerce.Happening;
import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.campaign.CampaignHarness;
import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.CampaignDraft;
import dev.freshet.ecommerce.campaign.model.CampaignTrigger;
import dev.freshet.ecommerce.campaign.model.ItemAudience;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(StateStore.class)
final class ShopperTriggersFunctionTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Campaign AFTER_AN_HOUR =
            CampaignDraft.of("left").after(HOUR).campaign();

    private final CampaignHarness<ShopperNews> harness;

    ShopperTriggersFunctionTest(StateStore store) throws Exception {
        harness = new CampaignHarness<>(
                store,
                initial -> new ShopperTriggersFunction(initial, CampaignHarness.SETTINGS),
                ShopperNews::shopper,
                AFTER_AN_HOUR);
    }

    @AfterEach
    void close() {
        harness.flink().close();
    }

    @Test
    void aCartIsAbandonedWhenTheWatermarkPassesTheSilence() {
        happens("anna", ADD_TO_CART, "10:00");

        passes(time("11:00").minusMillis(1));
        assertThat(harness.triggered()).isEmpty();
        passes(time("11:00"));
        assertThat(harness.triggered()).containsExactly("left 1 anna 11:00:00Z");
        passes(time("15:00"));
        assertThat(harness.triggered()).isEmpty();
    }

    @Test
    void aPurchaseOrAnEmptiedCartInTheLastMomentPreventsIt() {
        happens("anna", ADD_TO_CART, "10:00");
        happens("ben", ADD_TO_CART, "10:00");
        happens("carl", ADD_TO_CART, "10:00");

        happens("anna", PURCHASE, "11:00");
        happens("ben", REMOVE_FROM_CART, "11:00");
        passes(time("15:00"));

        assertThat(harness.triggered()).containsExactly("left 1 carl 11:00:00Z");
    }

    @Test
    void lookingAgainPostponesItAndAChangeIsJudgedAnew() {
        happens("anna", ADD_TO_CART, "10:00");
        happens("anna", VIEW_CART, "10:30");
        passes(time("11:29"));
        assertThat(harness.triggered()).isEmpty();
        passes(time("11:30"));
        assertThat(harness.triggered()).containsExactly("left 1 anna 11:30:00Z");

        happens("anna", VIEW_CART, "12:00");
        passes(time("13:30"));
        assertThat(harness.triggered()).isEmpty();
        happens("anna", ADD_TO_CART, "14:00");
        passes(time("15:00"));
        assertThat(harness.triggered()).containsExactly("left 1 anna 15:00:00Z");
    }

    @Test
    void theOrderOfArrivalMakesNoDifference() {
        happens("anna", PURCHASE, "10:40");
        happens("anna", ADD_TO_CART, "10:50");
        happens("anna", ADD_TO_CART, "10:00");

        passes(time("12:00"));

        assertThat(harness.triggered()).containsExactly("left 1 anna 11:50:00Z");
    }

    @Test
    void whatComesBehindTheWatermarkPreventsWhatIsStillToCome() {
        happens("anna", ADD_TO_CART, "10:00");
        passes(time("10:55"));

        happens("anna", PURCHASE, "10:50");
        passes(time("15:00"));

        assertThat(harness.triggered()).isEmpty();
        harness.flink().assertNothingLeft();
    }

    @Test
    void aCartFromBehindTheWatermarkWaitsFromItsOwnTimeOn() {
        passes(time("10:30"));
        happens("anna", ADD_TO_CART, "10:00");
        happens("ben", ADD_TO_CART, "09:00");

        passes(time("10:31"));
        assertThat(harness.triggered()).containsExactly("left 1 ben 10:00:00Z");
        passes(time("11:00"));
        assertThat(harness.triggered()).containsExactly("left 1 anna 11:00:00Z");
    }

    @Test
    void whatComesBehindTheWatermarkBringsNoAbandonmentForward() {
        happens("anna", ADD_TO_CART, "10:30");
        passes(time("10:40"));
        happens("anna", VIEW_CART, "10:10");

        passes(time("11:30").minusMillis(1));
        assertThat(harness.triggered()).isEmpty();
        passes(time("11:30"));
        assertThat(harness.triggered()).containsExactly("left 1 anna 11:30:00Z");
    }

    /** Its version begins with 1 again. */
    @Test
    void aCartThatWasEmptiedAndFilledAgainIsJudgedAnew() {
        happens("anna", ADD_TO_CART, "10:00");
        happens("anna", REMOVE_FROM_CART, "11:10");
        happens("anna", ADD_TO_CART, "11:20");

        passes(time("15:00"));

        assertThat(harness.triggered()).containsExactly("left 1 anna 11:00:00Z", "left 1 anna 12:20:00Z");
    }

    @Test
    void anAbandonedCheckoutHasBegun() {
        harness.goes("left");
        harness.comes(CampaignDraft.of("checkout")
                .after(HOUR)
                .on(CampaignTrigger.CHECKOUT_ABANDONED)
                .campaign());
        happens("anna", ADD_TO_CART, "10:00");
        happens("ben", ADD_TO_CART, "10:00");
        happens("ben", BEGIN_CHECKOUT, "10:10");

        passes(time("15:00"));

        assertThat(harness.triggered()).containsExactly("checkout 1 ben 11:10:00Z");
    }

    @Test
    void theVersionInForceWhenItsTimePassesDecides() {
        happens("anna", ADD_TO_CART, "10:00");
        harness.comes(CampaignDraft.of("left")
                .version(2)
                .after(HOUR.plusMinutes(30))
                .status(RuleStatus.SHADOW)
                .campaign());

        passes(time("11:29"));
        assertThat(harness.triggered()).isEmpty();
        passes(time("11:30"));
        assertThat(harness.triggered()).containsExactly("left 2 anna 11:30:00Z");
    }

    @Test
    void aCampaignThatWasSwitchedOffWhenTheCartWasFilledIsFoundWhenItIsActivated() {
        harness.comes(CampaignDraft.of("left")
                .version(2)
                .after(HOUR)
                .status(RuleStatus.DISABLED)
                .campaign());
        happens("anna", ADD_TO_CART, "10:00");
        passes(time("10:30"));
        harness.comes(CampaignDraft.of("left").version(3).after(HOUR).campaign());

        passes(time("11:00"));

        assertThat(harness.triggered()).containsExactly("left 3 anna 11:00:00Z");
    }

    @Test
    void aCampaignThatIsRemovedSetsNothingOff() {
        happens("anna", ADD_TO_CART, "10:00");
        harness.goes("left");

        passes(time("15:00"));

        assertThat(harness.triggered()).isEmpty();
    }

    @Test
    void aCampaignThatIsNewFindsACartInWhichSomethingHappens() {
        happens("anna", ADD_TO_CART, "10:00");
        passes(time("10:01"));
        harness.comes(CampaignDraft.of("sooner").after(Duration.ofMinutes(10)).campaign());
        happens("anna", VIEW_CART, "10:05");

        passes(time("10:20"));

        assertThat(harness.triggered()).containsExactly("sooner 1 anna 10:15:00Z");
    }

    @Test
    void aCampaignThatIsNewDoesNotFindACartWhenItIsForgotten() {
        harness.goes("left");
        happens("anna", ADD_TO_CART, "10:00");
        passes(time("10:30"));
        harness.comes(AFTER_AN_HOUR);
        harness.comes(CampaignDraft.of("late").after(Duration.ofDays(29)).campaign());

        passes(time("10:00").plus(Duration.ofDays(31)));

        assertThat(harness.triggered()).isEmpty();
        harness.flink().assertNothingLeft();
    }

    @Test
    void aSilenceAsLongAsACartIsRememberedIsFound() {
        harness.comes(CampaignDraft.of("last").after(Duration.ofDays(30)).campaign());
        harness.goes("left");
        happens("anna", ADD_TO_CART, "10:00");

        passes(time("10:00").plus(Duration.ofDays(31)));

        assertThat(harness.triggered()).containsExactly("last 1 anna 10:00:00Z");
        harness.flink().assertNothingLeft();
    }

    /** What wakes the cart then is the wait for another campaign. */
    @Test
    void aCampaignThatIsNewFindsACartUntilItHasWaitedTwiceAsLong() {
        harness.goes("left");
        harness.comes(CampaignDraft.of("three").after(HOUR.multipliedBy(3)).campaign());
        happens("anna", ADD_TO_CART, "10:00");
        passes(time("10:30"));
        harness.comes(CampaignDraft.of("half")
                .after(HOUR.multipliedBy(3).dividedBy(2))
                .campaign());
        harness.comes(AFTER_AN_HOUR);

        passes(time("20:00"));

        assertThat(harness.triggered()).containsExactlyInAnyOrder("half 1 anna 13:00:00Z", "three 1 anna 13:00:00Z");
        assertThat(harness.flink().eventTimeTimers()).isEqualTo(1);
    }

    @Test
    void theNthViewOfACategorySetsBrowseIntentOff() {
        harness.comes(CampaignDraft.of("looks").views(2).campaign());
        happens("anna", VIEW_ITEM, "10:20");
        happens("anna", VIEW_ITEM, "10:00");
        happens("ben", VIEW_ITEM, "10:00");
        happens("carl", ADD_TO_CART, "10:00");
        happens("carl", VIEW_ITEM, "10:10");
        happens("carl", VIEW_ITEM, "10:20");

        passes(time("10:19"));
        assertThat(harness.triggered()).isEmpty();
        passes(time("10:30"));
        assertThat(harness.triggered()).containsExactly("looks 1 anna 10:20:00Z");
    }

    @Test
    void whatChangesInTheCartIsToldInTheOrderOfItsTime() {
        happens("anna", PURCHASE, "10:40");
        happens("anna", ADD_TO_CART, "10:00");
        happens("anna", ADD_TO_CART, "10:10");
        happens("anna", VIEW_CART, "10:20");
        assertThat(carted()).isEmpty();

        passes(time("10:50"));
        assertThat(carted()).containsExactly("anna mug 1 10:00:00Z", "anna mug 2 10:10:00Z", "anna nothing 10:40:00Z");
    }

    /** What was told before it holds until then: who watches the item may still have it waiting. */
    @Test
    void whatComesBehindTheWatermarkIsToldAsOfTheWatermark() {
        happens("anna", ADD_TO_CART, "10:10");
        passes(time("10:30"));
        happens("anna", PURCHASE, "10:15");

        assertThat(carted()).containsExactly("anna mug 1 10:10:00Z", "anna nothing 10:30:00Z");
    }

    @Test
    void aCartThatIsForgottenIsToldToBeEmptyAndOneAtTheEndOfTheInputIsNot() {
        happens("anna", ADD_TO_CART, "10:10");
        passes(time("10:10").plus(Duration.ofDays(30)));
        assertThat(carted()).containsExactly("anna mug 1 10:10:00Z", "anna nothing 10:10:00Z");

        happens("ben", ADD_TO_CART, "2026-04-02T10:10:00Z");
        harness.flink().endOfInput();
        assertThat(carted()).hasSize(3).last().isEqualTo("ben mug 1 10:10:00Z");
    }

    @Test
    void viewsAreToldWhereACampaignAsksWhoLookedAtWhatWasSoldOut() {
        happens("ben", VIEW_ITEM, "09:00");
        harness.comes(CampaignDraft.of("back").on(CampaignTrigger.BACK_IN_STOCK).campaign());
        happens("anna", VIEW_ITEM, "10:00");
        happens("anna", ADD_TO_CART, "10:00");

        assertThat(harness.flink().sideOutput(ShopperTriggersFunction.VIEWED))
                .containsExactly(new ItemViewed(ItemAudience.of("mug", "anna"), "anna", time("10:00")));
    }

    @Test
    void eachVersionOfACartIsToldWhereACampaignAsksForIt() {
        happens("ben", ADD_TO_CART, "09:00");
        passes(time("09:00"));
        harness.comes(
                CampaignDraft.of("goes with").on(CampaignTrigger.CROSS_SELL).campaign());
        happens("anna", ADD_TO_CART, "10:00");
        happens("anna", VIEW_CART, "10:10");
        happens("anna", ADD_TO_CART, "10:20");
        happens("anna", PURCHASE, "10:30");

        passes(time("11:00"));

        assertThat(harness.flink().sideOutput(ShopperTriggersFunction.VERSIONS))
                .extracting(version -> version.shopper() + " " + version.cart().version() + " " + version.at())
                .containsExactly("anna 1 2026-03-02T10:00:00Z", "anna 2 2026-03-02T10:20:00Z");
    }

    @Test
    void viewsCostNothingWhereNoCampaignAsksForThem() {
        happens("anna", VIEW_ITEM, "10:00");

        harness.flink().assertNothingLeft();
    }

    @Test
    void aShopperWhoFallsSilentIsForgotten() {
        harness.comes(CampaignDraft.of("looks").views(5).campaign());
        happens("anna", ADD_TO_CART, "10:00");
        happens("ben", VIEW_ITEM, "10:00");
        happens("carl", ADD_TO_CART, "10:00");
        happens("carl", PURCHASE, "10:00");

        passes(time("10:00"));
        assertThat(harness.flink().stateEntries()).isEqualTo(4);
        passes(time("10:00").plus(Duration.ofHours(24)).minusMillis(1));
        assertThat(harness.flink().stateEntries()).isEqualTo(4);
        passes(time("10:00").plus(Duration.ofHours(24)));
        assertThat(harness.flink().stateEntries()).isEqualTo(2);
        passes(time("10:00").plus(Duration.ofDays(30)).minusMillis(1));
        assertThat(harness.flink().stateEntries()).isEqualTo(2);
        passes(time("10:00").plus(Duration.ofDays(30)));
        harness.flink().assertNothingLeft();
        assertThat(harness.triggered()).containsExactly("left 1 anna 11:00:00Z");
    }

    /** A timer has no fractions of a millisecond. */
    @Test
    void fractionsOfAMillisecondAreForgottenInTime() {
        harness.comes(CampaignDraft.of("looks").views(5).campaign());
        happens("anna", ADD_TO_CART, "2026-03-02T10:00:00.000900Z");
        happens("ben", VIEW_ITEM, "2026-03-02T10:00:00.000900Z");

        passes(time("10:00").plus(Duration.ofDays(30)));

        harness.flink().assertNothingLeft();
        assertThat(harness.triggered()).containsExactly("left 1 anna 11:00:00Z");
    }

    @Test
    void atTheEndOfTheInputNothingIsAbandonedAndNothingIsLeft() {
        harness.comes(CampaignDraft.of("looks").views(2).campaign());
        happens("anna", ADD_TO_CART, "10:00");
        happens("ben", ADD_TO_CART, "08:00");
        happens("carl", VIEW_ITEM, "10:00");
        happens("carl", VIEW_ITEM, "10:01");
        passes(time("09:59"));
        harness.triggered();

        harness.flink().endOfInput();

        assertThat(harness.triggered()).containsExactly("looks 1 carl 10:01:00Z");
        harness.flink().assertNothingLeft();
    }

    @Test
    void aRestoreChangesNothing() throws Exception {
        harness.comes(CampaignDraft.of("left").version(2).after(HOUR).campaign());
        happens("anna", ADD_TO_CART, "10:00");
        happens("ben", ADD_TO_CART, "10:00");
        passes(time("10:30"));
        happens("ben", PURCHASE, "10:50");

        harness.restore();
        passes(time("11:00"));
        assertThat(harness.triggered()).containsExactly("left 2 anna 11:00:00Z");
        harness.restore();
        passes(time("15:00"));
        assertThat(harness.triggered()).isEmpty();
    }

    @Test
    void aCartThatIsHandedOverIsAbandonedOnceByTheUserAfterTheSilenceOfBoth() {
        happens("v-1", ADD_TO_CART, "10:00");
        handsOver("v-1", "anna", "10:30");

        passes(time("11:00").minusMillis(1));
        assertThat(harness.triggered()).isEmpty();
        passes(time("11:00"));
        assertThat(harness.triggered()).containsExactly("left 1 anna 11:00:00Z");
        passes(time("20:00"));
        assertThat(harness.triggered()).isEmpty();
    }

    @Test
    void theSilenceIsThatOfTheNewestEventOfEitherCart() {
        happens("v-1", ADD_TO_CART, "10:20");
        happens("anna", ADD_TO_CART, "10:00");
        handsOver("v-1", "10:20", "anna", "10:30");
        happens("v-2", ADD_TO_CART, "10:00");
        happens("ben", ADD_TO_CART, "10:25");
        handsOver("v-2", "ben", "10:30");

        passes(time("20:00"));

        assertThat(harness.triggered()).containsExactly("left 1 anna 11:20:00Z", "left 1 ben 11:25:00Z");
    }

    @Test
    void whatWasJudgedAsTheVisitorsIsNotJudgedAgainAsTheUsers() {
        happens("v-1", ADD_TO_CART, "10:00");
        handsOver("v-1", "anna", "11:00:01");

        passes(time("20:00"));
        assertThat(harness.triggered()).containsExactly("left 1 v-1 11:00:00Z");

        happens("anna", ADD_TO_CART, "21:00");
        passes(time("23:00"));
        assertThat(harness.triggered()).containsExactly("left 1 anna 22:00:00Z");
    }

    /** As where the way by which it is told was idle. */
    @Test
    void aHandOverBehindTheWatermarkTakesEffectBehindIt() {
        happens("v-1", ADD_TO_CART, "10:00");
        passes(time("11:10"));
        handsOver("v-1", "anna", "10:30");

        passes(time("20:00"));

        assertThat(harness.triggered()).containsExactly("left 1 v-1 11:00:00Z");
        assertThat(carted()).contains("v-1 nothing 11:10:00.001Z", "anna mug 1 11:10:00.001Z");
    }

    /** Like any event of that instant, the sign-in comes before its timers; and before the user's own events of it. */
    @Test
    void atTheInstantAtWhichTheSilenceIsLongEnoughTheCartIsTheUsers() {
        happens("v-1", ADD_TO_CART, "10:00");
        handsOver("v-1", "anna", "11:00");
        happens("v-2", ADD_TO_CART, "10:00");
        happens("ben", PURCHASE, "11:00");
        handsOver("v-2", "ben", "11:00");

        passes(time("20:00"));

        assertThat(harness.triggered()).containsExactly("left 1 anna 11:00:00Z");
    }

    @Test
    void aCartThatIsHandedOverEndsBrowsing() {
        harness.comes(CampaignDraft.of("looks").views(2).campaign());
        happens("v-1", ADD_TO_CART, "10:00");
        happens("anna", VIEW_ITEM, "10:10");
        handsOver("v-1", "anna", "10:20");
        happens("anna", VIEW_ITEM, "10:25");
        happens("anna", PURCHASE, "10:30");
        happens("anna", VIEW_ITEM, "10:40");

        passes(time("20:00"));

        assertThat(harness.triggered()).isEmpty();
    }

    @Test
    void whoWatchesTheItemsIsToldWhoseCartItIs() {
        happens("v-1", ADD_TO_CART, "10:00");
        handsOver("v-1", "anna", "10:30");

        passes(time("10:40"));

        assertThat(carted())
                .containsExactlyInAnyOrder("v-1 mug 1 10:00:00Z", "v-1 nothing 10:30:00Z", "anna mug 1 10:30:00Z");
    }

    @Test
    void anEventThatFollowsItsHandOverIsAppliedBehindIt() {
        happens("v-1", ADD_TO_CART, "10:00");
        handsOver("v-1", "anna", "10:30");
        ShopEvent removed = Happening.of(REMOVE_FROM_CART, "late")
                .anonymous("v-1")
                .at("10:10")
                .item("mug", "kitchen")
                .event();
        tells(ShopperNews.of("anna", CartTransfer.of("v-1", removed, time("10:35"))));

        passes(time("20:00"));

        assertThat(harness.triggered()).isEmpty();
        harness.flink().assertNothingLeft();
    }

    @Test
    void handOversWaitAcrossARestoreAndLeaveNothing() throws Exception {
        happens("v-1", ADD_TO_CART, "10:00");
        handsOver("v-1", "anna", "10:30");
        passes(time("10:10"));
        harness.restore();

        passes(time("10:00").plus(Duration.ofDays(30)));

        assertThat(harness.triggered()).containsExactly("left 1 anna 11:00:00Z");
        harness.flink().assertNothingLeft();
    }

    @Test
    void handOversAtTheEndOfTheInputAbandonNothingAndLeaveNothing() {
        happens("v-1", ADD_TO_CART, "10:00");
        handsOver("v-1", "anna", "10:30");

        harness.flink().endOfInput();

        assertThat(harness.triggered()).isEmpty();
        assertThat(carted())
                .containsExactlyInAnyOrder("v-1 mug 1 10:00:00Z", "v-1 nothing 10:30:00Z", "anna mug 1 10:30:00Z");
        harness.flink().assertNothingLeft();
    }

    private void handsOver(String visitor, String user, String at) {
        handsOver(visitor, "10:00", user, at);
    }

    /** A mug that was put in then. The user is told before the visitor. */
    private void handsOver(String visitor, String put, String user, String at) {
        Cart cart = Carts.after(Happening.of(ADD_TO_CART, "put").at(put).item("mug", "kitchen"));
        tells(ShopperNews.of(user, CartTransfer.of(visitor, cart, time(at))));
        tells(ShopperNews.of(visitor, CartTransfer.away(visitor, time(at))));
    }

    private void happens(String shopper, EventName name, String at) {
        tells(ShopperNews.of(
                shopper,
                Happening.of(name, name + at)
                        .user(shopper)
                        .at(at)
                        .item("mug", "kitchen")
                        .event()));
    }

    private void tells(ShopperNews news) {
        harness.flink().first(news, news.at());
    }

    /** All that was told so far. */
    private List<String> carted() {
        return harness.flink().sideOutput(ShopperTriggersFunction.CARTED).stream()
                .map(each -> "%s %s %s"
                        .formatted(
                                each.shopper(),
                                each.line() == null
                                        ? "nothing"
                                        : each.line().itemId() + " "
                                                + each.line().quantity(),
                                each.at().toString().substring(11)))
                .toList();
    }

    private void passes(Instant time) {
        harness.flink().firstWatermark(time);
    }
}
