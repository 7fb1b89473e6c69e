/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import static dev.freshet.ecommerce.EventName.ADD_TO_CART;
import static dev.freshet.ecommerce.EventName.PURCHASE;
import static dev.freshet.ecommerce.EventName.VIEW_ITEM;
import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.campaign.model.CampaignDraft;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is kept of shoppers, and for how long. */
@ParameterizedClass
@EnumSource(StateStore.class)
final class ShopperMemoryTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final ShopperHarness shoppers;

    ShopperMemoryTest(StateStore store) throws Exception {
        shoppers = new ShopperHarness(store);
    }

    @AfterEach
    void close() {
        shoppers.close();
    }

    @Test
    void viewsCostNothingWhereNoCampaignAsksForThem() {
        shoppers.happens("anna", VIEW_ITEM, "10:00");

        shoppers.flink().assertNothingLeft();
    }

    @Test
    void aSilenceAsLongAsACartIsRememberedIsFound() {
        shoppers.comes(CampaignDraft.of("last").after(Duration.ofDays(30)).campaign());
        shoppers.goes("left");
        shoppers.happens("anna", ADD_TO_CART, "10:00");

        shoppers.passes(time("10:00").plus(Duration.ofDays(31)));

        assertThat(shoppers.triggered()).containsExactly("last 1 anna 10:00:00Z");
        shoppers.flink().assertNothingLeft();
    }

    @Test
    void aShopperWhoFallsSilentIsForgotten() {
        shoppers.comes(CampaignDraft.of("looks").views(5).campaign());
        shoppers.happens("anna", ADD_TO_CART, "10:00");
        shoppers.happens("ben", VIEW_ITEM, "10:00");
        shoppers.happens("carl", ADD_TO_CART, "10:00");
        shoppers.happens("carl", PURCHASE, "10:00");

        shoppers.passes(time("10:00"));
        assertThat(shoppers.flink().stateEntries()).isEqualTo(4);
        shoppers.passes(time("10:00").plus(Duration.ofHours(24)).minusMillis(1));
        assertThat(shoppers.flink().stateEntries()).isEqualTo(4);
        shoppers.passes(time("10:00").plus(Duration.ofHours(24)));
        assertThat(shoppers.flink().stateEntries()).isEqualTo(2);
        shoppers.passes(time("10:00").plus(Duration.ofDays(30)).minusMillis(1));
        assertThat(shoppers.flink().stateEntries()).isEqualTo(2);
        shoppers.passes(time("10:00").plus(Duration.ofDays(30)));
        shoppers.flink().assertNothingLeft();
        assertThat(shoppers.triggered()).containsExactly("left 1 anna 11:00:00Z");
    }

    /** A timer has no fractions of a millisecond. */
    @Test
    void fractionsOfAMillisecondAreForgottenInTime() {
        shoppers.comes(CampaignDraft.of("looks").views(5).campaign());
        shoppers.happens("anna", ADD_TO_CART, "2026-03-02T10:00:00.000900Z");
        shoppers.happens("ben", VIEW_ITEM, "2026-03-02T10:00:00.000900Z");

        shoppers.passes(time("10:00").plus(Duration.ofDays(30)));

        shoppers.flink().assertNothingLeft();
        assertThat(shoppers.triggered()).containsExactly("left 1 anna 11:00:00Z");
    }

    @Test
    void atTheEndOfTheInputNothingIsAbandonedAndNothingIsLeft() {
        shoppers.comes(CampaignDraft.of("looks").views(2).campaign());
        shoppers.happens("anna", ADD_TO_CART, "10:00");
        shoppers.happens("ben", ADD_TO_CART, "08:00");
        shoppers.happens("carl", VIEW_ITEM, "10:00");
        shoppers.happens("carl", VIEW_ITEM, "10:01");
        shoppers.passes(time("09:59"));
        shoppers.triggered();

        shoppers.flink().endOfInput();

        assertThat(shoppers.triggered()).containsExactly("looks 1 carl 10:01:00Z");
        shoppers.flink().assertNothingLeft();
    }

    @Test
    void aRestoreChangesNothing() throws Exception {
        shoppers.comes(CampaignDraft.of("left").version(2).after(HOUR).campaign());
        shoppers.happens("anna", ADD_TO_CART, "10:00");
        shoppers.happens("ben", ADD_TO_CART, "10:00");
        shoppers.passes(time("10:30"));
        shoppers.happens("ben", PURCHASE, "10:50");

        shoppers.restore();
        shoppers.passes(time("11:00"));
        assertThat(shoppers.triggered()).containsExactly("left 2 anna 11:00:00Z");
        shoppers.restore();
        shoppers.passes(time("15:00"));
        assertThat(shoppers.triggered()).isEmpty();
    }
}
