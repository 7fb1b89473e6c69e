/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.campaign.CampaignHarness;
import dev.freshet.ecommerce.together.CartAnswer;
import dev.freshet.ecommerce.together.CartQuestion;
import dev.freshet.ecommerce.together.Companion;
import dev.freshet.testkit.harness.KeyedTwoInputHarness;
import dev.freshet.testkit.harness.StateStore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(StateStore.class)
final class CrossSellFunctionTest {

    private KeyedTwoInputHarness<String, CartAnswer, AvailabilityChange, ItemNews> harness;

    CrossSellFunctionTest(StateStore store) throws Exception {
        harness = KeyedTwoInputHarness.ofOperator(
                store,
                () -> new CoBroadcastWithKeyedOperator<>(
                        new CrossSellFunction(CampaignHarness.SETTINGS), List.of(CrossSellFunction.STOCK)),
                answer -> answer.question().shopper(),
                AvailabilityChange::itemId,
                Types.STRING);
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void whatGoesWithTheCartAndIsInStockIsSuggestedWhenTheWatermarkPasses() {
        inStock("pan", "09:00");
        inStock("tea", "09:00");
        soldOut("lid", "09:00");
        inStock("pot", "09:00");
        inStock("jar", "09:00");
        answer("anna", 2, "mug", "10:00", "pan", "tea", "lid", "pot", "jar");
        answer("anna", 2, "tea", "10:00");
        answer("ben", 1, "pan", "10:00");

        harness.watermark(time("10:00").minusMillis(1));
        assertThat(news()).isEmpty();
        harness.watermark(time("10:00"));

        assertThat(news()).containsExactly("anna 10:00:00Z [pan, pot, jar] cart of 10:00");
        harness.assertNothingLeft();
    }

    /** Whichever input was read faster. */
    @Test
    void theStockIsThatOfTheCartsOwnTime() {
        answer("anna", 1, "mug", "10:00", "pan", "tea");
        inStock("tea", "09:00");
        inStock("pan", "10:00");
        soldOut("pan", "10:01");
        answer("ben", 1, "mug", "10:01", "pan", "tea");
        answer("carl", 1, "mug", "09:59", "pan", "tea");

        harness.firstWatermark(time("11:00"));
        assertThat(news()).isEmpty();
        harness.secondWatermark(time("11:00"));

        assertThat(news())
                .containsExactlyInAnyOrder(
                        "anna 10:00:00Z [pan, tea] cart of 10:00",
                        "ben 10:01:00Z [tea] cart of 10:01",
                        "carl 09:59:00Z [tea] cart of 09:59");
    }

    /** Two versions of one cart, which late events have made. */
    @Test
    void whatIsToldAsOfTheWatermarkWaitsForTheLastOfItsAnswers() {
        inStock("pan", "09:00");
        harness.watermark(time("10:30"));

        answer("anna", 2, "mug", "10:30", "pan");
        assertThat(news()).isEmpty();
        answer("anna", 2, "cup", "10:30");
        assertThat(news()).containsExactly("anna 10:30:00Z [pan] cart of 10:30");
        harness.assertNothingLeft();
    }

    /** The first answer is there when the watermark comes, and the other is still under way. */
    @Test
    void anAnswerThatIsMissingWhenTheWatermarkPassesIsWaitedFor() throws Exception {
        inStock("pan", "09:00");
        answer("anna", 2, "mug", "10:30", "pan");
        harness.watermark(time("10:30"));
        assertThat(news()).isEmpty();

        harness = harness.snapshotAndRestore();
        answer("anna", 2, "cup", "10:30");
        assertThat(news()).isEmpty();
        harness.watermark(time("10:30"));

        assertThat(news()).containsExactly("anna 10:30:00Z [pan] cart of 10:30");
        harness.assertNothingLeft();
    }

    @Test
    void versionsOfACartAtOneInstantAreNotMixed() {
        inStock("pan", "09:00");
        harness.watermark(time("10:30"));
        answer("anna first", "anna", 2, "mug", "10:30", "pan");
        answer("anna second", "anna", 1, "pan", "10:30", "mug");
        assertThat(news()).isEmpty();

        answer("anna first", "anna", 2, "cup", "10:30");

        assertThat(news()).containsExactly("anna 10:30:00Z [pan] anna first");
    }

    @Test
    void theEndOfTheInputAnswersWhatWaits() {
        inStock("pan", "09:00");
        answer("anna", 1, "mug", "10:00", "pan");

        harness.endOfInput();

        assertThat(news()).containsExactly("anna 10:00:00Z [pan] cart of 10:00");
        harness.assertNothingLeft();
    }

    @Test
    void aRestoreChangesNothing() throws Exception {
        inStock("pan", "09:00");
        answer("anna", 1, "mug", "10:00", "pan");

        harness = harness.snapshotAndRestore();
        harness.watermark(time("10:00"));

        assertThat(news()).containsExactly("anna 10:00:00Z [pan] cart of 10:00");
    }

    private void answer(String shopper, int items, String item, String at, String... companions) {
        answer("cart of " + at, shopper, items, item, at, companions);
    }

    /** @param companions by rank */
    private void answer(String cart, String shopper, int items, String item, String at, String... companions) {
        List<Companion> list = new ArrayList<>();
        for (String companion : companions) {
            list.add(new Companion(companion, BigDecimal.valueOf(100 - list.size())));
        }
        harness.first(new CartAnswer(new CartQuestion(shopper, cart, items, item, time(at)), list), time(at));
    }

    private void inStock(String item, String at) {
        harness.second(new AvailabilityChange(item, true, time(at)), time(at));
    }

    private void soldOut(String item, String at) {
        harness.second(new AvailabilityChange(item, false, time(at)), time(at));
    }

    private List<String> news() {
        return harness.takeOutput().stream()
                .map(ItemNews::occasion)
                .map(occasion -> "%s %s %s %s"
                        .formatted(
                                occasion.shopper(),
                                occasion.at().toString().substring(11),
                                occasion.itemIds(),
                                occasion.what()))
                .toList();
    }
}
