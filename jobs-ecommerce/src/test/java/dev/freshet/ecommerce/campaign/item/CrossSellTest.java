/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.EventName;
import dev.freshet.ecommerce.Happening;
import dev.freshet.ecommerce.campaign.model.Occasion;
import dev.freshet.ecommerce.campaign.shopper.Cart;
import dev.freshet.ecommerce.together.PairedItem;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CrossSellTest {

    private final CrossSell three = new CrossSell(3);
    private final Cart mugAndCup = Cart.unknown()
            .after(Happening.of(EventName.ADD_TO_CART, "e")
                    .item("mug", null)
                    .item("cup", null)
                    .event())
            .cart();

    @Test
    void theStrongestPairsThatAreNotInTheCartAreSuggested() {
        List<PairedItem> ofMug = List.of(pair("cup", "90"), pair("tea", "20"), pair("pan", "10"));
        List<PairedItem> ofCup = List.of(pair("mug", "90"), pair("pan", "30"), pair("lid", "5"), pair("jar", "4"));

        assertThat(three.suggestions(mugAndCup, List.of(ofMug, ofCup), item -> true))
                .containsExactly("pan", "tea", "lid");
    }

    @Test
    void ratiosOfDifferentPairsDoNotAddUp() {
        List<PairedItem> ofMug = List.of(pair("tea", "20"), pair("pan", "11"));
        List<PairedItem> ofCup = List.of(pair("pan", "11"));

        assertThat(three.suggestions(mugAndCup, List.of(ofMug, ofCup), item -> true))
                .containsExactly("tea", "pan");
    }

    @Test
    void ofEqualRatiosTheSmallerIdComesFirst() {
        List<PairedItem> ofMug = List.of(pair("tea", "20"), pair("pan", "20.0"));

        assertThat(three.suggestions(mugAndCup, List.of(ofMug), item -> true)).containsExactly("pan", "tea");
    }

    @Test
    void whatIsNotInStockIsNotSuggestedAndMakesRoom() {
        List<PairedItem> ofMug = List.of(pair("tea", "20"), pair("pan", "10"));

        assertThat(new CrossSell(1).suggestions(mugAndCup, List.of(ofMug), item -> !item.equals("tea")))
                .containsExactly("pan");
        assertThat(three.suggestions(mugAndCup, List.of(ofMug), item -> false)).isEmpty();
        assertThat(three.suggestions(mugAndCup, List.of(), item -> true)).isEmpty();
    }

    @Test
    void theOccasionIsNamedByTheCartsVersion() {
        Occasion occasion = CrossSell.occasion("anna", mugAndCup, Happening.time("10:00"), List.of("tea"));

        assertThat(occasion.what()).isEqualTo("cart 1 of 2026-03-02T10:00:00Z");
        assertThat(occasion.itemIds()).containsExactly("tea");
    }

    private static PairedItem pair(String item, String ratio) {
        return new PairedItem(1, item, 10, 5, new BigDecimal(ratio));
    }
}
