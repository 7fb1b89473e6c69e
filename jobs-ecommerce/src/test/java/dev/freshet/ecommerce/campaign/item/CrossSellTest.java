/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.EventName;
import dev.freshet.ecommerce.Happening;
import dev.freshet.ecommerce.campaign.model.Occasion;
import dev.freshet.ecommerce.campaign.shopper.Cart;
import dev.freshet.ecommerce.campaign.shopper.CartVersion;
import dev.freshet.ecommerce.together.CartAnswer;
import dev.freshet.ecommerce.together.CartQuestion;
import dev.freshet.ecommerce.together.Companion;
import java.math.BigDecimal;
import java.util.ArrayList;
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
    private final List<CartQuestion> questions =
            CartQuestions.of(new CartVersion("anna", mugAndCup, Happening.time("10:00")));

    @Test
    void aCartAsksAboutEachOfItsItems() {
        assertThat(questions)
                .containsExactly(
                        new CartQuestion("anna", "cart 1 of 2026-03-02T10:00:00Z", 2, "mug", Happening.time("10:00")),
                        new CartQuestion("anna", "cart 1 of 2026-03-02T10:00:00Z", 2, "cup", Happening.time("10:00")));
    }

    @Test
    void theStrongestCompanionsThatAreNotInTheCartAreSuggested() {
        List<Companion> ofMug = List.of(item("cup", "90"), item("tea", "20"), item("pan", "10"));
        List<Companion> ofCup = List.of(item("mug", "90"), item("pan", "30"), item("lid", "5"), item("jar", "4"));

        assertThat(three.suggestions(answers(ofMug, ofCup), item -> true)).containsExactly("pan", "tea", "lid");
    }

    @Test
    void ratiosOfDifferentPairsDoNotAddUp() {
        List<Companion> ofMug = List.of(item("tea", "20"), item("pan", "11"));
        List<Companion> ofCup = List.of(item("pan", "11"));

        assertThat(three.suggestions(answers(ofMug, ofCup), item -> true)).containsExactly("tea", "pan");
    }

    @Test
    void ofEqualRatiosTheSmallerIdComesFirst() {
        List<Companion> ofMug = List.of(item("tea", "20"), item("pan", "20.0"));

        assertThat(three.suggestions(answers(ofMug, List.of()), item -> true)).containsExactly("pan", "tea");
    }

    @Test
    void whatIsNotInStockIsNotSuggestedAndMakesRoom() {
        List<Companion> ofMug = List.of(item("tea", "20"), item("pan", "10"));

        assertThat(new CrossSell(1).suggestions(answers(ofMug, List.of()), item -> !item.equals("tea")))
                .containsExactly("pan");
        assertThat(three.suggestions(answers(ofMug, List.of()), item -> false)).isEmpty();
        assertThat(three.suggestions(answers(List.of(), List.of()), item -> true))
                .isEmpty();
    }

    @Test
    void theOccasionIsNamedByTheCartsVersion() {
        Occasion occasion = CrossSell.occasion(questions.get(0), List.of("tea"));

        assertThat(occasion.shopper()).isEqualTo("anna");
        assertThat(occasion.at()).isEqualTo(Happening.time("10:00"));
        assertThat(occasion.what()).isEqualTo("cart 1 of 2026-03-02T10:00:00Z");
        assertThat(occasion.itemIds()).containsExactly("tea");
    }

    private List<CartAnswer> answers(List<Companion> ofMug, List<Companion> ofCup) {
        List<CartAnswer> answers = new ArrayList<>();
        answers.add(new CartAnswer(questions.get(0), ofMug));
        answers.add(new CartAnswer(questions.get(1), ofCup));
        return answers;
    }

    private static Companion item(String item, String ratio) {
        return new Companion(item, new BigDecimal(ratio));
    }
}
