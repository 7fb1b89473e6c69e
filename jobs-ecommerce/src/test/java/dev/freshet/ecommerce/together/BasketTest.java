/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.orders.OrderType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BasketTest {

    @Test
    void anItemOfSeveralLinesIsInTheBasketOnce() {
        assertThat(Basket.of(OrderChanges.of(OrderType.PURCHASE, 1, List.of("mug", "spoon", "mug"))))
                .isEqualTo(new Basket(1, List.of("mug", "spoon")));
    }

    @Test
    void whatIsTakenBackHasTheSameItems() {
        assertThat(Basket.of(OrderChanges.of(OrderType.PURCHASE, -1, List.of("mug", "spoon"))))
                .isEqualTo(new Basket(-1, List.of("mug", "spoon")));
    }

    @Test
    void aRefundChangesNothingWhetherItComesOrIsTakenBack() {
        assertThat(Basket.of(OrderChanges.of(OrderType.REFUND, 1, List.of("mug"))))
                .isNull();
        assertThat(Basket.of(OrderChanges.of(OrderType.REFUND, -1, List.of("mug"))))
                .isNull();
    }

    @Test
    void theFirstHundredDistinctItemsCount() {
        List<String> hundred =
                IntStream.range(0, 100).mapToObj(number -> "item-" + number).toList();
        List<String> lines = new ArrayList<>(hundred);
        lines.add(50, "item-0");
        lines.add("one-more");

        assertThat(Basket.of(OrderChanges.of(OrderType.PURCHASE, 1, lines))).isEqualTo(new Basket(1, hundred));
    }
}
