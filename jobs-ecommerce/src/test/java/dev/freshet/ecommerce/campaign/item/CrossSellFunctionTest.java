/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.EventName;
import dev.freshet.ecommerce.Happening;
import dev.freshet.ecommerce.campaign.CampaignHarness;
import dev.freshet.ecommerce.campaign.shopper.Cart;
import dev.freshet.ecommerce.campaign.shopper.CartVersion;
import dev.freshet.ecommerce.together.BoughtTogetherRow;
import dev.freshet.ecommerce.together.PairedItem;
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

    private KeyedTwoInputHarness<String, CartVersion, ItemFact, ItemNews> harness;

    CrossSellFunctionTest(StateStore store) throws Exception {
        harness = KeyedTwoInputHarness.ofOperator(
                store,
                () -> new CoBroadcastWithKeyedOperator<>(
                        new CrossSellFunction(CampaignHarness.SETTINGS), List.of(CrossSellFunction.ITEMS)),
                CartVersion::shopper,
                ItemFact::itemId,
                Types.STRING);
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void whatGoesWithTheCartAndIsInStockIsSuggestedWhenTheWatermarkPasses() {
        list("mug", "09:00", "pan", "tea", "lid", "pot", "jar");
        inStock("pan", "09:00");
        inStock("tea", "09:00");
        soldOut("lid", "09:00");
        inStock("pot", "09:00");
        inStock("jar", "09:00");
        cart("anna", "10:00", "mug", "tea");
        cart("ben", "10:00", "pan");

        harness.watermark(time("10:00").minusMillis(1));
        assertThat(news()).isEmpty();
        harness.watermark(time("10:00"));

        assertThat(news()).containsExactly("anna 10:00:00Z [pan, pot, jar] cart 2 of 2026-03-02T10:00:00Z");
        harness.assertNothingLeft();
    }

    /** Whichever input was read faster. */
    @Test
    void listsAndStockAreThoseOfTheCartsOwnTime() {
        cart("anna", "10:00", "mug");
        list("mug", "09:00", "pan");
        list("mug", "10:01", "tea");
        inStock("tea", "09:00");
        inStock("pan", "10:00");
        soldOut("pan", "10:01");
        cart("ben", "10:01", "mug");
        cart("carl", "09:59", "mug");

        harness.firstWatermark(time("11:00"));
        assertThat(news()).isEmpty();
        harness.secondWatermark(time("11:00"));

        assertThat(news())
                .containsExactlyInAnyOrder(
                        "anna 10:00:00Z [pan] cart 1 of 2026-03-02T10:00:00Z",
                        "ben 10:01:00Z [tea] cart 1 of 2026-03-02T10:01:00Z");
    }

    @Test
    void whatIsToldAsOfTheWatermarkIsAnsweredAtOnce() {
        list("mug", "09:00", "pan");
        inStock("pan", "09:00");
        harness.watermark(time("10:30"));

        cart("anna", "10:30", "mug");

        assertThat(news()).containsExactly("anna 10:30:00Z [pan] cart 1 of 2026-03-02T10:30:00Z");
        harness.assertNothingLeft();
    }

    @Test
    void theEndOfTheInputAnswersWhatWaits() {
        list("mug", "09:00", "pan");
        inStock("pan", "09:00");
        cart("anna", "10:00", "mug");

        harness.endOfInput();

        assertThat(news()).containsExactly("anna 10:00:00Z [pan] cart 1 of 2026-03-02T10:00:00Z");
        harness.assertNothingLeft();
    }

    @Test
    void aRestoreChangesNothing() throws Exception {
        list("mug", "09:00", "pan");
        inStock("pan", "09:00");
        cart("anna", "10:00", "mug");

        harness = harness.snapshotAndRestore();
        harness.watermark(time("10:00"));

        assertThat(news()).containsExactly("anna 10:00:00Z [pan] cart 1 of 2026-03-02T10:00:00Z");
    }

    /** One item after the other is put in, at one time. */
    private void cart(String shopper, String at, String... items) {
        Cart cart = Cart.unknown();
        for (String item : items) {
            cart = cart.after(Happening.of(EventName.ADD_TO_CART, item)
                            .at(at)
                            .item(item, null)
                            .event())
                    .cart();
        }
        harness.first(new CartVersion(shopper, cart, time(at)), time(at));
    }

    /** @param partners by rank */
    private void list(String item, String at, String... partners) {
        List<PairedItem> pairs = new ArrayList<>();
        for (String partner : partners) {
            pairs.add(new PairedItem(pairs.size() + 1, partner, 5, 3, BigDecimal.valueOf(100 - pairs.size())));
        }
        harness.second(ItemFact.of(new BoughtTogetherRow(item, 5, 9, pairs, 1, time(at))), time(at));
    }

    private void inStock(String item, String at) {
        harness.second(ItemFact.of(new AvailabilityChange(item, true, time(at))), time(at));
    }

    private void soldOut(String item, String at) {
        harness.second(ItemFact.of(new AvailabilityChange(item, false, time(at))), time(at));
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
