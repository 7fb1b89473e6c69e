/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import static dev.freshet.ecommerce.EventName.ADD_TO_CART;
import static dev.freshet.ecommerce.EventName.PURCHASE;
import static dev.freshet.ecommerce.EventName.REMOVE_FROM_CART;
import static dev.freshet.ecommerce.EventName.VIEW_CART;
import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.EventName;
import dev.freshet.ecommerce.Happening;
import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.campaign.CampaignHarness;
import dev.freshet.testkit.harness.KeyedHarness;
import dev.freshet.testkit.harness.StateStore;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Carts are kept for thirty days, and events may come an hour late. */
@ParameterizedClass
@EnumSource(StateStore.class)
final class VisitorCartsFunctionTest {

    private KeyedHarness<String, VisitorNews, ShopperNews> flink;

    VisitorCartsFunctionTest(StateStore store) throws Exception {
        flink = KeyedHarness.of(
                store, () -> new VisitorCartsFunction(CampaignHarness.SETTINGS), VisitorNews::visitor, Types.STRING);
    }

    @AfterEach
    void close() {
        flink.close();
    }

    @Test
    void whatAVisitorDoesPassesAtOnce() {
        does(ADD_TO_CART, "mug", "10:00");
        does(VIEW_CART, "mug", "10:05");

        assertThat(told()).containsExactly("v-1: ADD_TO_CART 10:00:00Z", "v-1: VIEW_CART 10:05:00Z");
    }

    @Test
    void theCartIsHandedOverWhenTheWatermarkPassesTheSignIn() {
        signsIn("anna", "10:30");
        does(ADD_TO_CART, "cup", "10:20");
        does(ADD_TO_CART, "mug", "10:00");
        does(REMOVE_FROM_CART, "cup", "10:25");
        does(ADD_TO_CART, "pan", "10:29:59");
        told();

        passes("10:29:59");
        assertThat(told()).isEmpty();
        passes("10:40");
        assertThat(told()).containsExactly("v-1 gives away at 10:30:00Z", "anna gets [mug, pan] at 10:30:00Z");
    }

    @Test
    void withinAMillisecondTimeDecidesAndNotTheOrderOfArrival() {
        signsIn("anna", "2026-03-02T10:30:00.000500Z");
        does(ADD_TO_CART, "mug", "2026-03-02T10:30:00.000100Z");
        told();

        passes("10:40");

        assertThat(told()).containsExactly("v-1 gives away at 10:30:00.000500Z", "anna gets [mug] at 10:30:00.000500Z");
    }

    @Test
    void aCopyOfTheSignInOrAnotherOneHandsNothingOver() {
        does(ADD_TO_CART, "mug", "10:00");
        signsIn("anna", "10:30");
        signsIn("anna", "10:30");
        passes("10:40");
        told();

        signsIn("anna", "10:30");
        signsIn("ben", "10:50");
        passes("11:00");

        assertThat(told()).isEmpty();
    }

    @Test
    void aSignInWithAnEmptyCartTellsNothing() {
        does(ADD_TO_CART, "mug", "10:00");
        does(PURCHASE, "mug", "10:10");
        signsIn("anna", "10:30");
        told();

        passes("10:40");

        assertThat(told()).isEmpty();
    }

    @Test
    void aSignInBehindTheWatermarkTakesEffectBehindIt() {
        does(ADD_TO_CART, "mug", "10:00");
        passes("10:40");
        told();

        signsIn("anna", "10:10");

        assertThat(told()).containsExactly("v-1 gives away at 10:40:00.001Z", "anna gets [mug] at 10:40:00.001Z");
    }

    /** Whatever way the hand-over takes: it is the same as that of the event, and behind it in time. */
    @Test
    void anEventOfBeforeTheSignInThatComesWhenTheCartIsGoneIsTheUsers() {
        does(ADD_TO_CART, "mug", "10:00");
        signsIn("anna", "10:30");
        passes("10:40");
        told();

        does(REMOVE_FROM_CART, "mug", "10:10");
        signsIn("anna", "10:30");
        passes("10:50");

        assertThat(told()).containsExactly("anna: of v-1 REMOVE_FROM_CART at 10:40:00.001Z");
    }

    @Test
    void anEventThatComesLateAndBeforeTheSignInIsHandedOverWithTheCart() {
        does(ADD_TO_CART, "mug", "10:00");
        passes("10:20");
        does(ADD_TO_CART, "cup", "10:10");
        signsIn("anna", "10:30");
        told();

        passes("10:40");

        assertThat(told()).containsExactly("v-1 gives away at 10:30:00Z", "anna gets [mug, cup] at 10:30:00Z");
    }

    @Test
    void aVisitorWhoIsUnknownAgainHandsOverWhatIsNew() {
        does(ADD_TO_CART, "mug", "10:00");
        signsIn("anna", "10:30");
        passes("10:40");
        does(ADD_TO_CART, "cup", "2026-06-02T10:00:00Z");
        signsIn("ben", "2026-06-02T10:05:00Z");
        told();

        passes("2026-06-02T10:10:00Z");

        assertThat(told()).containsExactly("v-1 gives away at 10:05:00Z", "ben gets [cup] at 10:05:00Z");
    }

    @Test
    void aVisitorWhoFallsSilentIsForgotten() {
        does(ADD_TO_CART, "mug", "10:00");
        passes("10:00");
        assertThat(flink.stateEntries())
                .as("the cart, and when it is forgotten")
                .isEqualTo(2);

        passes("2026-04-01T10:00:00Z");
        signsIn("anna", "2026-04-01T10:00:00.001Z");
        told();
        passes("2026-04-01T10:00:00.001Z");
        assertThat(told()).isEmpty();

        passes("2026-04-10T10:00:00Z");
        flink.assertNothingLeft();
    }

    /** A fraction of a millisecond is none to a timer. */
    @Test
    void aSignInIsForgottenAnAllowedLatenessAfterIt() {
        signsIn("anna", "2026-03-02T10:30:00.000900Z");
        passes("11:29:59");
        assertThat(flink.stateEntries()).isEqualTo(1);

        passes("11:31");

        flink.assertNothingLeft();
    }

    @Test
    void aCartThatIsEmptiedLeavesNothing() {
        does(ADD_TO_CART, "mug", "10:00");
        does(PURCHASE, "mug", "10:10");
        passes("10:10");
        assertThat(flink.stateEntries()).isZero();

        passes("2026-04-10T10:00:00Z");

        flink.assertNothingLeft();
    }

    @Test
    void theEndOfInputHandsOverToThoseWhoSignedInAndLeavesNothing() {
        does(ADD_TO_CART, "mug", "10:00");
        signsIn("anna", "10:30");
        tells(VisitorNews.of("v-2", add("cup", "10:00")));
        told();

        flink.endOfInput();

        assertThat(told()).containsExactly("v-1 gives away at 10:30:00Z", "anna gets [mug] at 10:30:00Z");
        flink.assertNothingLeft();
    }

    @Test
    void aRestoreChangesNothing() throws Exception {
        does(ADD_TO_CART, "mug", "10:00");
        signsIn("anna", "10:30");
        passes("10:29");
        flink = flink.snapshotAndRestore();

        passes("10:40");
        assertThat(told()).containsExactly("v-1 gives away at 10:30:00Z", "anna gets [mug] at 10:30:00Z");

        flink = flink.snapshotAndRestore();
        does(ADD_TO_CART, "cup", "10:20");
        passes("10:41");
        assertThat(told()).containsExactly("anna: of v-1 ADD_TO_CART at 10:30:00Z");
    }

    private void does(EventName name, String item, String at) {
        tells(VisitorNews.of(
                "v-1",
                Happening.of(name, name + at)
                        .anonymous("v-1")
                        .at(at)
                        .item(item, null)
                        .event()));
    }

    private static ShopEvent add(String item, String at) {
        return Carts.add(at).item(item, null).event();
    }

    private void signsIn(String user, String at) {
        tells(VisitorNews.of("v-1", new SignedIn(user, time(at))));
    }

    private void tells(VisitorNews news) {
        flink.element(news, news.at());
    }

    private void passes(String at) {
        flink.watermark(time(at));
    }

    private List<String> told() {
        return flink.takeOutput().stream().map(VisitorCartsFunctionTest::line).toList();
    }

    private static String line(ShopperNews news) {
        CartTransfer transfer = news.transfer();
        if (transfer == null) {
            return news.shopper() + ": " + Objects.requireNonNull(news.event()).eventName() + " " + clock(news.at());
        }
        if (transfer.event() != null) {
            return news.shopper() + ": of " + transfer.visitor() + " "
                    + transfer.event().eventName() + " at " + clock(transfer.at());
        }
        return transfer.cart() == null
                ? news.shopper() + " gives away at " + clock(transfer.at())
                : news.shopper() + " gets " + transfer.cart().itemIds() + " at " + clock(transfer.at());
    }

    private static String clock(Instant at) {
        return at.toString().substring(11);
    }
}
