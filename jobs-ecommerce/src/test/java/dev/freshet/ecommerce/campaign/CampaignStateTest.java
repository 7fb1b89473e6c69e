/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign;

import dev.freshet.ecommerce.campaign.decision.CampaignSpending;
import dev.freshet.ecommerce.campaign.decision.CapHistory;
import dev.freshet.ecommerce.campaign.decision.Decision;
import dev.freshet.ecommerce.campaign.item.ItemAvailability;
import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.Occasion;
import dev.freshet.ecommerce.campaign.shopper.Browsing;
import dev.freshet.ecommerce.campaign.shopper.Cart;
import dev.freshet.ecommerce.campaign.shopper.ShopperNews;
import dev.freshet.ecommerce.campaign.shopper.ShopperSpend;
import dev.freshet.ecommerce.campaign.shopper.VisitorCart;
import dev.freshet.ecommerce.campaign.shopper.VisitorNews;
import dev.freshet.testkit.pin.PojoTypes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What functions will keep in state or send on, before any function does. */
final class CampaignStateTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                Campaign.class,
                Cart.class,
                Browsing.class,
                ShopperSpend.class,
                ItemAvailability.class,
                CapHistory.class,
                CampaignSpending.class,
                ShopperNews.class,
                VisitorNews.class,
                VisitorCart.class,
                Occasion.class,
                Decision.class
            })
    void nothingFallsToKryo(Class<?> type) {
        PojoTypes.assertPojo(type);
    }
}
