/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import dev.freshet.ecommerce.campaign.shopper.CartLine;
import dev.freshet.ecommerce.campaign.shopper.CartVersion;
import dev.freshet.ecommerce.together.CartQuestion;
import java.util.List;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Asks about each item of a version of a cart. */
final class CartQuestions implements FlatMapFunction<CartVersion, CartQuestion> {

    private static final long serialVersionUID = 1L;

    @Override
    public void flatMap(CartVersion version, Collector<CartQuestion> out) {
        of(version).forEach(out::collect);
    }

    static List<CartQuestion> of(CartVersion version) {
        String cart =
                "cart " + version.cart().version() + " of " + version.cart().changedAt();
        List<CartLine> lines = version.cart().lines();
        return lines.stream()
                .map(line -> new CartQuestion(version.shopper(), cart, lines.size(), line.itemId(), version.at()))
                .toList();
    }
}
