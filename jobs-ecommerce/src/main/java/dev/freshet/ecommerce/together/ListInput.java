/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What comes to the list of an item: orders, or a cart that asks.
 *
 * @param counts null of a question
 * @param question null of counts
 */
public record ListInput(
        @Nullable BasketCounts counts, @Nullable CartQuestion question) {

    static ListInput of(BasketCounts counts) {
        return new ListInput(counts, null);
    }

    static ListInput of(CartQuestion question) {
        return new ListInput(null, question);
    }

    String itemId() {
        return question == null ? Objects.requireNonNull(counts).itemId() : question.itemId();
    }
}
