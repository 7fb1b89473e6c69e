/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.Happening;
import dev.freshet.ecommerce.campaign.model.CampaignDraft;
import dev.freshet.ecommerce.campaign.model.CampaignSettings;
import dev.freshet.ecommerce.campaign.model.CampaignsByTrigger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is left of a shopper's views where they are remembered for longer than a cart. */
final class ShopperWatchTest {

    private static final Duration CART_MEMORY = Duration.ofHours(1);
    private static final Duration BROWSING_MEMORY = Duration.ofHours(24);

    private final ShopperWatch anna = new ShopperWatch(
            "anna",
            Shopping.nothing(),
            CampaignsByTrigger.of(List.of(CampaignDraft.of("looks").views(2).campaign())),
            new CampaignSettings(
                    CART_MEMORY,
                    BROWSING_MEMORY,
                    Duration.ofDays(365),
                    Duration.ofDays(30),
                    16_000,
                    3,
                    Duration.ZERO,
                    Duration.ofHours(1)));

    @Test
    void viewsGoOnWhereNoCartWasHandedOver() {
        looks("10:10");
        passes("11:00");
        looks("11:10");

        assertThat(anna.triggered()).hasSize(1);
    }

    @Test
    void viewsBeginAnewWithACartThatIsHandedOverAlsoWhenItIsForgotten() {
        looks("10:10");
        anna.happens(ShopperNews.of("anna", CartTransfer.of("v-1", Carts.threeMugs(), time("10:20"))));
        passes("11:00");

        looks("11:10");
        assertThat(anna.triggered()).isEmpty();
        looks("11:20");
        assertThat(anna.triggered()).hasSize(1);
    }

    private void looks(String at) {
        anna.happens(ShopperNews.of(
                "anna",
                Happening.view("looks" + at)
                        .user("anna")
                        .at(at)
                        .item("mug", "kitchen")
                        .event()));
    }

    private void passes(String at) {
        anna.timePasses(time(at), false);
    }
}
