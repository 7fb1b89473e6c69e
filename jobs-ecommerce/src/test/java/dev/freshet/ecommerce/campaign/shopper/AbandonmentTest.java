/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import static dev.freshet.ecommerce.EventName.ADD_TO_CART;
import static dev.freshet.ecommerce.EventName.BEGIN_CHECKOUT;
import static dev.freshet.ecommerce.EventName.PURCHASE;
import static dev.freshet.ecommerce.EventName.REMOVE_FROM_CART;
import static dev.freshet.ecommerce.EventName.VIEW_CART;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.ecommerce.EventName;
import dev.freshet.ecommerce.Happening;
import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.CampaignDraft;
import dev.freshet.ecommerce.campaign.model.CampaignTrigger;
import dev.freshet.ecommerce.campaign.model.Occasion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AbandonmentTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Abandonment ofCarts = new Abandonment(false, HOUR);
    private final Abandonment ofCheckouts = new Abandonment(true, HOUR);

    @Test
    void exactlyTheSilenceWithoutAnEventIsEnough() {
        assertThat(abandoned(ofCarts, does(ADD_TO_CART, "10:00"), does(VIEW_CART, "11:00:00.001")))
                .containsExactly("11:00");
    }

    @Test
    void anyCartEventInTheLastInstantPostponesIt() {
        assertThat(abandoned(ofCarts, does(ADD_TO_CART, "10:00"), does(VIEW_CART, "11:00")))
                .containsExactly("12:00");
    }

    @Test
    void aPurchaseAtTheVeryInstantPreventsIt() {
        assertThat(abandoned(ofCarts, does(ADD_TO_CART, "10:00"), does(PURCHASE, "11:00")))
                .isEmpty();
    }

    @Test
    void anInstantIsAMillisecond() {
        assertThat(abandoned(ofCarts, does(ADD_TO_CART, "10:00:00.000400"), does(PURCHASE, "11:00:00.000900")))
                .isEmpty();
        assertThat(abandoned(ofCarts, does(ADD_TO_CART, "10:00:00.000400"), does(PURCHASE, "11:00:00.001000")))
                .containsExactly("11:00");
    }

    @Test
    void anEmptiedCartIsNotAbandoned() {
        assertThat(abandoned(ofCarts, does(ADD_TO_CART, "10:00"), does(REMOVE_FROM_CART, "10:30")))
                .isEmpty();
    }

    @Test
    void aPurchaseOfSomethingElsePostponesIt() {
        ShopEvent other =
                Happening.of(PURCHASE, "p").at("10:40").item("pan", null).event();

        assertThat(abandoned(ofCarts, does(ADD_TO_CART, "10:00"), other)).containsExactly("11:40");
    }

    @Test
    void aVersionIsJudgedOnceThoughTheShopperLooksAgain() {
        assertThat(abandoned(ofCarts, does(ADD_TO_CART, "10:00"), does(VIEW_CART, "11:30"), does(VIEW_CART, "13:30")))
                .containsExactly("11:00");
    }

    @Test
    void aChangeOfTheCartIsJudgedAnew() {
        assertThat(abandoned(ofCarts, does(ADD_TO_CART, "10:00"), does(ADD_TO_CART, "11:30")))
                .containsExactly("11:00", "12:30");
    }

    @Test
    void anAbandonedCheckoutHasBegun() {
        assertThat(abandoned(ofCheckouts, does(ADD_TO_CART, "10:00"))).isEmpty();
        assertThat(abandoned(ofCheckouts, does(ADD_TO_CART, "10:00"), does(BEGIN_CHECKOUT, "10:20")))
                .containsExactly("11:20");
        assertThat(abandoned(
                        ofCheckouts,
                        does(ADD_TO_CART, "10:00"),
                        does(BEGIN_CHECKOUT, "10:20"),
                        does(PURCHASE, "11:20")))
                .isEmpty();
        assertThat(abandoned(ofCheckouts, does(BEGIN_CHECKOUT, "10:20"))).isEmpty();
    }

    @Test
    void aCheckoutPostponesTheAbandonedCart() {
        assertThat(abandoned(ofCarts, does(ADD_TO_CART, "10:00"), does(BEGIN_CHECKOUT, "10:55")))
                .containsExactly("11:55");
    }

    @Test
    void nothingIsAbandonedAtTheEndOfTheInput() {
        Cart cart = Cart.unknown().after(does(ADD_TO_CART, "10:00")).cart();
        Instant due = Happening.time("11:00");

        assertThat(ofCarts.isAbandoned(cart, 0, due, true)).isFalse();
        assertThat(ofCarts.isAbandoned(cart, 0, due, false)).isTrue();
    }

    @Test
    void aTimerThatComesTooEarlyIsToldWhenToComeAgain() {
        Cart cart = Cart.unknown().after(does(ADD_TO_CART, "10:00")).cart();
        Instant early = Happening.time("10:59:59").plusMillis(999);

        assertThat(ofCarts.isAbandoned(cart, 0, early, false)).isFalse();
        assertThat(ofCarts.dueAt(cart, 0)).isEqualTo(Happening.time("11:00"));
        assertThat(ofCarts.dueAt(cart, 1)).isNull();
    }

    /** Campaigns may come after the instant at which the silence was long enough. */
    @Test
    void aCampaignThatComesLateFindsTheCartUntilTheSilenceIsTwiceAsLong() {
        Cart cart = Cart.unknown().after(does(ADD_TO_CART, "10:00")).cart();
        Instant twice = Happening.time("12:00");

        assertThat(ofCarts.isAbandoned(cart, 0, twice, false)).isTrue();
        assertThat(ofCarts.isAbandoned(cart, 0, twice.plusMillis(1), false)).isFalse();
    }

    @Test
    void theOccasionIsNamedByTheCartsVersionAndItsTime() {
        Cart cart = Cart.unknown().after(does(ADD_TO_CART, "10:00")).cart();

        Occasion occasion = ofCarts.occasion("anna", cart, Happening.time("11:00"));

        assertThat(occasion.what()).isEqualTo("cart 1 of 2026-03-02T10:00:00Z");
        assertThat(occasion.itemIds()).containsExactly("mug");
        assertThat(occasion.trigger()).isEqualTo(CampaignTrigger.CART_ABANDONED);
        assertThat(ofCheckouts.occasion("anna", cart, Happening.time("11:00")).trigger())
                .isEqualTo(CampaignTrigger.CHECKOUT_ABANDONED);
    }

    @Test
    void theSilenceIsTheCampaigns() {
        assertThat(Abandonment.of(CampaignDraft.of("c").after(HOUR).campaign())).isEqualTo(ofCarts);
        assertThat(Abandonment.of(CampaignDraft.of("c")
                        .after(HOUR)
                        .on(CampaignTrigger.CHECKOUT_ABANDONED)
                        .campaign()))
                .isEqualTo(ofCheckouts);
        Campaign other = CampaignDraft.of("c").on(CampaignTrigger.CROSS_SELL).campaign();
        assertThatThrownBy(() -> Abandonment.of(other)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> abandoned(Abandonment abandonment, ShopEvent... events) {
        return new TimersOfOneShopper(abandonment)
                .run(List.of(events), Happening.time("20:00")).stream()
                        .map(at -> at.toString().substring(11, 16))
                        .toList();
    }

    private static ShopEvent does(EventName name, String at) {
        String time = at.length() > 8 ? "2026-03-02T" + at + "Z" : at;
        return Happening.of(name, name + at).at(time).item("mug", null).event();
    }
}
