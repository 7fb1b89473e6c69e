/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.campaign.CampaignHarness;
import dev.freshet.ecommerce.campaign.model.CampaignSettings;
import dev.freshet.ecommerce.campaign.model.ItemAudience;
import dev.freshet.ecommerce.campaign.shopper.CartLine;
import dev.freshet.ecommerce.campaign.shopper.CartedItem;
import dev.freshet.testkit.harness.KeyedTwoInputHarness;
import dev.freshet.testkit.harness.StateStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(StateStore.class)
final class PriceWatchFunctionTest {

    /** Room for two in each part. */
    private static final CampaignSettings SETTINGS = CampaignHarness.settings(32);

    private static final ItemAudience MUG = new ItemAudience("mug", 3);

    private KeyedTwoInputHarness<ItemAudience, CartedItem, PriceVersion, ItemNews> harness;

    PriceWatchFunctionTest(StateStore store) throws Exception {
        harness = KeyedTwoInputHarness.of(
                store,
                () -> new PriceWatchFunction(SETTINGS),
                CartedItem::audience,
                PriceVersion::audience,
                Types.POJO(ItemAudience.class));
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void aFallBelowWhatWasSeenIsToldWhenTheWatermarkPassesIt() {
        puts("anna", "20.00", "10:00");
        costs("18.00", "11:00");
        costs("20.00", "09:00");

        harness.watermark(time("11:00").minusMillis(1));
        assertThat(news()).isEmpty();
        harness.watermark(time("11:00"));

        assertThat(news()).containsExactly("anna 11:00:00Z 20.00 -> 18.00 seen 20.00 worth 54.00");
    }

    /** Whichever topic was read faster. */
    @Test
    void cartsAndPricesAreTakenInTheOrderOfTheirTime() {
        costs("12.00", "13:00");
        costs("18.00", "11:00");
        takesOut("anna", "12:00");
        puts("anna", "20.00", "10:00");
        puts("ben", "20.00", "11:30");

        harness.firstWatermark(time("14:00"));
        assertThat(news()).isEmpty();
        harness.secondWatermark(time("14:00"));

        assertThat(news())
                .containsExactly(
                        "anna 11:00:00Z ? -> 18.00 seen 20.00 worth 54.00",
                        "ben 13:00:00Z 18.00 -> 12.00 seen 20.00 worth 36.00");
    }

    @Test
    void ofOneInstantTheCartComesFirst() {
        costs("18.00", "10:00");
        puts("anna", "20.00", "10:00");

        harness.watermark(time("10:00"));

        assertThat(news()).containsExactly("anna 10:00:00Z ? -> 18.00 seen 20.00 worth 54.00");
    }

    @Test
    void whatIsNotBelowOrInAnotherCurrencyIsNotTold() {
        puts("anna", "20.00", "10:00");
        puts("ben", null, "10:00");
        costs("20", "11:00");
        costs("21.00", "11:01");
        harness.second(
                new PriceVersion(MUG, new ItemPrice("mug", time("11:02"), BigDecimal.ONE, "GBP")), time("11:02"));
        harness.second(new PriceVersion(MUG, new ItemPrice("mug", time("11:03"), null, null)), time("11:03"));

        harness.watermark(time("12:00"));

        assertThat(news()).isEmpty();
    }

    @Test
    void anotherLineOfTheSameShopperTakesThePlaceOfTheFirst() {
        puts("anna", "20.00", "10:00");
        puts("anna", "15.00", "10:30");
        costs("18.00", "11:00");

        harness.watermark(time("11:00"));

        assertThat(news()).isEmpty();
    }

    @Test
    void whoFindsNoRoomIsTurnedAwayUntilSomebodyLeaves() {
        puts("anna", "20.00", "10:00");
        puts("ben", "20.00", "10:01");
        puts("carl", "20.00", "10:02");
        puts("anna", "21.00", "10:03");
        costs("19.00", "10:04");
        takesOut("ben", "10:05");
        takesOut("nobody", "10:05");
        puts("carl", "20.00", "10:06");
        costs("18.00", "10:07");

        harness.watermark(time("10:04"));
        assertThat(news())
                .containsExactlyInAnyOrder(
                        "anna 10:04:00Z ? -> 19.00 seen 21.00 worth 57.00",
                        "ben 10:04:00Z ? -> 19.00 seen 20.00 worth 57.00");
        harness.watermark(time("10:07"));
        assertThat(news())
                .containsExactlyInAnyOrder(
                        "anna 10:07:00Z 19.00 -> 18.00 seen 21.00 worth 54.00",
                        "carl 10:07:00Z 19.00 -> 18.00 seen 20.00 worth 54.00");
    }

    @Test
    void aPriceFromBehindTheWatermarkIsToldToWhoHadTheItemBefore() {
        puts("anna", "20.00", "10:00");
        puts("ben", "20.00", "10:20");
        harness.watermark(time("10:30"));

        costs("18.00", "10:10");
        costs("17.00", "10:05");

        assertThat(news()).containsExactly("anna 10:10:00Z ? -> 18.00 seen 20.00 worth 54.00");
    }

    @Test
    void aCartFromBehindTheWatermarkCountsFromThenOn() {
        harness.watermark(time("10:30"));
        puts("anna", "20.00", "10:00");
        puts("ben", "20.00", "10:00");
        takesOut("ben", "10:30");
        costs("18.00", "10:40");

        harness.watermark(time("10:40"));

        assertThat(news()).containsExactly("anna 10:40:00Z ? -> 18.00 seen 20.00 worth 54.00");
    }

    @Test
    void nothingIsLeftOfCartsThatAreEmptyAndItemsWithoutPrice() {
        puts("anna", "20.00", "10:00");
        costs("18.00", "10:10");
        takesOut("anna", "10:20");
        harness.watermark(time("10:20"));
        assertThat(harness.stateEntries()).isEqualTo(1);

        harness.second(new PriceVersion(MUG, new ItemPrice("mug", time("10:30"), null, null)), time("10:30"));
        harness.watermark(time("10:30"));

        harness.assertNothingLeft();
    }

    @Test
    void theEndOfTheInputTellsWhatWaitsAndForgetsTheCarts() {
        puts("anna", "20.00", "10:00");
        costs("18.00", "10:10");
        puts("ben", "20.00", "10:20");

        harness.endOfInput();

        assertThat(news()).containsExactly("anna 10:10:00Z ? -> 18.00 seen 20.00 worth 54.00");
        assertThat(harness.stateEntries()).as("the price").isEqualTo(1);
    }

    @Test
    void aRestoreChangesNothing() throws Exception {
        puts("anna", "20.00", "10:00");
        costs("20.00", "10:01");
        harness.watermark(time("10:02"));
        puts("ben", "20.00", "10:05");
        costs("18.00", "10:10");

        harness = harness.snapshotAndRestore();
        harness.watermark(time("10:10"));

        assertThat(news())
                .containsExactlyInAnyOrder(
                        "anna 10:10:00Z 20.00 -> 18.00 seen 20.00 worth 54.00",
                        "ben 10:10:00Z 20.00 -> 18.00 seen 20.00 worth 54.00");
    }

    /** @param price that is seen; null where the shop does not say in which currency */
    private void puts(String shopper, @Nullable String price, String at) {
        CartLine line = new CartLine(
                "mug", 3, new BigDecimal(price == null ? "20.00" : price), price == null ? null : "EUR", time(at));
        harness.first(new CartedItem(MUG, shopper, line, time(at)), time(at));
    }

    private void takesOut(String shopper, String at) {
        harness.first(new CartedItem(MUG, shopper, null, time(at)), time(at));
    }

    private void costs(String price, String at) {
        harness.second(new PriceVersion(MUG, new ItemPrice("mug", time(at), new BigDecimal(price), "EUR")), time(at));
    }

    private List<String> news() {
        return harness.takeOutput().stream().map(PriceWatchFunctionTest::line).toList();
    }

    private static String line(ItemNews news) {
        PriceChange change = Objects.requireNonNull(news.price());
        Instant at = news.occasion().at();
        return "%s %s %s -> %s seen %s worth %s"
                .formatted(
                        news.occasion().shopper(),
                        at.toString().substring(11),
                        change.before() == null ? "?" : change.before().price(),
                        change.now().price(),
                        change.line().price(),
                        news.occasion().worth().get("EUR"));
    }
}
