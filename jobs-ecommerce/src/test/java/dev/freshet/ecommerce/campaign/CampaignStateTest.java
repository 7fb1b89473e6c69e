/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign;

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
                Occasion.class,
                Decision.class
            })
    void nothingFallsToKryo(Class<?> type) {
        PojoTypes.assertPojo(type);
    }
}
