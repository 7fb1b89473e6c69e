/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.campaign.CampaignHarness;
import dev.freshet.ecommerce.campaign.model.ItemAudience;
import dev.freshet.ecommerce.campaign.shopper.ItemViewed;
import dev.freshet.testkit.harness.KeyedTwoInputHarness;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(StateStore.class)
final class BackInStockFunctionTest {

    private static final Duration MONTH = Duration.ofDays(30);
    private static final ItemAudience MUG = new ItemAudience("mug", 3);

    private KeyedTwoInputHarness<ItemAudience, ItemViewed, AudienceNotice, ItemNews> harness;

    /** Room for two in each part. */
    BackInStockFunctionTest(StateStore store) throws Exception {
        harness = KeyedTwoInputHarness.of(
                store,
                () -> new BackInStockFunction(CampaignHarness.settings(32)),
                ItemViewed::audience,
                AudienceNotice::audience,
                Types.POJO(ItemAudience.class));
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void whoLookedWhileItWasSoldOutIsToldOnceWhenItIsBack() {
        soldOut("10:00");
        views("anna", "10:10");
        views("anna", "10:20");
        back("11:00");
        soldOut("12:00");
        back("13:00");

        harness.watermark(time("11:00").minusMillis(1));
        assertThat(news()).isEmpty();
        harness.watermark(time("11:00"));
        assertThat(news()).containsExactly("anna 11:00:00Z watched since 2026-03-02T10:10:00Z, mug");
        harness.watermark(time("13:00"));
        assertThat(news()).isEmpty();
        harness.assertNothingLeft();
    }

    /** Whichever topic was read faster. */
    @Test
    void viewsAndStockAreTakenInTheOrderOfTheirTime() {
        back("11:00");
        views("anna", "10:10");
        views("ben", "11:10");
        views("carl", "09:50");
        soldOut("10:00");

        harness.secondWatermark(time("12:00"));
        assertThat(news()).isEmpty();
        harness.firstWatermark(time("12:00"));

        assertThat(news()).containsExactly("anna 11:00:00Z watched since 2026-03-02T10:10:00Z, mug");
        harness.assertNothingLeft();
    }

    @Test
    void ofOneInstantViewsComeFirst() {
        soldOut("10:00");
        views("anna", "10:00");
        views("ben", "11:00");
        back("11:00");

        harness.watermark(time("11:00"));

        assertThat(news()).containsExactly("ben 11:00:00Z watched since 2026-03-02T11:00:00Z, mug");
    }

    @Test
    void anItemOfWhichNoStockIsKnownIsNotSoldOut() {
        views("anna", "10:10");
        back("11:00");

        harness.watermark(time("11:00"));

        assertThat(news()).isEmpty();
        harness.assertNothingLeft();
    }

    @Test
    void whoFindsNoRoomIsTurnedAway() {
        soldOut("10:00");
        views("anna", "10:10");
        views("ben", "10:11");
        views("carl", "10:12");
        views("anna", "10:13");
        back("11:00");

        harness.watermark(time("11:00"));

        assertThat(news())
                .containsExactlyInAnyOrder(
                        "anna 11:00:00Z watched since 2026-03-02T10:10:00Z, mug",
                        "ben 11:00:00Z watched since 2026-03-02T10:11:00Z, mug");
    }

    @Test
    void aViewFromBehindTheWatermarkCountsIfItWasSoldOutThenAndStillIs() {
        soldOut("10:00");
        harness.watermark(time("10:30"));
        views("anna", "10:10");
        views("ben", "09:50");
        views("carl", "10:00");
        back("11:00");
        harness.watermark(time("11:00"));
        assertThat(news()).containsExactly("anna 11:00:00Z watched since 2026-03-02T10:10:00Z, mug");

        views("dora", "10:20");
        harness.assertNothingLeft();
    }

    @Test
    void stockFromBehindTheWatermarkHoldsFromThenOn() {
        harness.watermark(time("10:30"));
        soldOut("10:30");
        views("anna", "10:40");
        harness.watermark(time("10:50"));
        back("10:50");

        assertThat(news()).containsExactly("anna 10:50:00Z watched since 2026-03-02T10:40:00Z, mug");
        harness.assertNothingLeft();
    }

    @Test
    void whoHasWaitedForAMonthIsForgotten() {
        soldOut("10:00");
        views("anna", "10:10");
        views("ben", "10:20");
        harness.watermark(time("10:20").plus(MONTH).minusMillis(1));
        harness.second(
                new AudienceNotice(
                        MUG,
                        new AvailabilityChange(
                                "mug", true, time("10:20").plus(MONTH).minusMillis(1))),
                time("10:20"));

        assertThat(news()).containsExactly("ben 10:19:59.999Z watched since 2026-03-02T10:20:00Z, mug");
        harness.watermark(time("10:20").plus(MONTH));
        harness.assertNothingLeft();
    }

    @Test
    void ofAnItemThatNeverReturnsNothingIsLeftButThatItIsSoldOut() {
        soldOut("10:00");
        views("anna", "10:10");
        views("ben", "10:20");

        harness.watermark(time("10:20").plus(MONTH));

        assertThat(harness.stateEntries()).isEqualTo(1);
        assertThat(harness.timers()).isZero();
    }

    @Test
    void theEndOfTheInputTellsWhatWaitsAndForgetsTheRest() {
        soldOut("10:00");
        views("anna", "10:10");
        back("10:20");
        soldOut("10:30");
        views("ben", "10:40");

        harness.endOfInput();

        assertThat(news()).containsExactly("anna 10:20:00Z watched since 2026-03-02T10:10:00Z, mug");
        assertThat(harness.stateEntries()).as("that it is sold out").isEqualTo(1);
    }

    @Test
    void aRestoreChangesNothing() throws Exception {
        soldOut("10:00");
        views("anna", "10:10");
        harness.watermark(time("10:15"));
        views("ben", "10:20");
        back("10:30");

        harness = harness.snapshotAndRestore();
        harness.watermark(time("10:30"));

        assertThat(news())
                .containsExactlyInAnyOrder(
                        "anna 10:30:00Z watched since 2026-03-02T10:10:00Z, mug",
                        "ben 10:30:00Z watched since 2026-03-02T10:20:00Z, mug");
        harness.assertNothingLeft();
    }

    private void views(String shopper, String at) {
        harness.first(new ItemViewed(MUG, shopper, time(at)), time(at));
    }

    private void soldOut(String at) {
        harness.second(new AudienceNotice(MUG, new AvailabilityChange("mug", false, time(at))), time(at));
    }

    private void back(String at) {
        harness.second(new AudienceNotice(MUG, new AvailabilityChange("mug", true, time(at))), time(at));
    }

    private List<String> news() {
        return harness.takeOutput().stream()
                .map(ItemNews::occasion)
                .map(occasion -> "%s %s %s"
                        .formatted(occasion.shopper(), occasion.at().toString().substring(11), occasion.what()))
                .toList();
    }
}
