/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import static dev.freshet.ecommerce.Happening.time;
import static dev.freshet.ecommerce.campaign.shopper.Carts.add;
import static dev.freshet.ecommerce.campaign.shopper.Carts.after;
import static dev.freshet.ecommerce.campaign.shopper.Carts.purchase;
import static dev.freshet.ecommerce.campaign.shopper.Carts.remove;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.Happening;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is kept of an unknown visitor's cart, and what a sign-in makes of it. */
final class VisitorCartTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final SignedIn AS_ANNA = new SignedIn("anna", time("10:30"));

    @Test
    void aSignInTakesTheCartFromTheVisitorAndGivesItToTheUser() {
        VisitorCart visitor = keeps(mug("10:00"));

        assertThat(visitor.handedOver("v-1", "anna", time("10:30"), HOUR))
                .containsExactly(
                        ShopperNews.of("v-1", CartTransfer.away("v-1", time("10:30"))),
                        ShopperNews.of("anna", CartTransfer.of("v-1", after(mug("10:00")), time("10:30"))));
        assertThat(visitor.after(AS_ANNA).handedOver("v-1", "anna", time("10:31"), HOUR))
                .isEmpty();
    }

    @Test
    void aCartThatWasEmptiedIsNotHandedOver() {
        assertThat(keeps(mug("10:00"), remove("10:05", "mug", 1)).isNothing()).isTrue();
        assertThat(keeps(mug("10:00"), purchase("10:05", "mug")).isNothing()).isTrue();
        assertThat(VisitorCart.nothing().handedOver("v-1", "anna", time("10:30"), HOUR))
                .isEmpty();
    }

    /** In that very millisecond it is there, as it is for a campaign. */
    @Test
    void aCartBeyondItsMemoryIsNotHandedOver() {
        VisitorCart visitor = keeps(mug("10:00"));

        assertThat(visitor.handedOver("v-1", "anna", time("11:00"), HOUR)).hasSize(2);
        assertThat(visitor.handedOver("v-1", "anna", time("11:00").plusMillis(1), HOUR))
                .isEmpty();
    }

    @Test
    void whatIsPutInAfterTheMemoryBeginsAnotherCart() {
        assertThat(keeps(mug("10:00"), cup("11:00")).cart().itemIds()).containsExactly("mug", "cup");
        assertThat(keeps(mug("10:00"), cup("11:01")).cart().itemIds()).containsExactly("cup");
    }

    /** They are one shopper, and what goes would take with it what comes. */
    @Test
    void aVisitorWithTheIdOfTheUserKeepsTheCart() {
        assertThat(keeps(mug("10:00")).handedOver("anna", "anna", time("10:30"), HOUR))
                .isEmpty();
    }

    @Test
    void afterTheSignInAnEventOfBeforeItIsTheUsers() {
        VisitorCart visitor = VisitorCart.nothing().after(AS_ANNA);

        assertThat(visitor.ownerOf(mug("10:29:59").event())).isEqualTo("anna");
        assertThat(visitor.ownerOf(mug("10:30").event())).isNull();
        assertThat(VisitorCart.nothing().ownerOf(mug("10:29:59").event())).isNull();
    }

    @Test
    void aSignInIsForgottenWhenNothingOfBeforeItCanCome() {
        VisitorCart visitor = VisitorCart.nothing().after(AS_ANNA);

        assertThat(visitor.withoutSignInBefore(time("10:29:59"))).isEqualTo(visitor);
        assertThat(visitor.withoutSignInBefore(time("10:30")).isNothing()).isTrue();
    }

    @Test
    void whatIsToldLateTakesEffectWhereNothingIsDecidedYet() {
        long watermark = time("10:40").toEpochMilli();

        assertThat(CartTransfer.effectOf(time("10:30"), watermark))
                .isEqualTo(time("10:40").plusMillis(1));
        assertThat(CartTransfer.effectOf(time("10:50"), watermark)).isEqualTo(time("10:50"));
        assertThat(CartTransfer.effectOf(time("10:30"), Long.MIN_VALUE)).isEqualTo(time("10:30"));
    }

    private static VisitorCart keeps(Happening... happenings) {
        VisitorCart visitor = VisitorCart.nothing();
        for (Happening happening : happenings) {
            visitor = visitor.after(happening.event(), HOUR);
        }
        return visitor;
    }

    private static Happening mug(String at) {
        return add(at).item("mug", null);
    }

    private static Happening cup(String at) {
        return add(at).item("cup", null);
    }
}
