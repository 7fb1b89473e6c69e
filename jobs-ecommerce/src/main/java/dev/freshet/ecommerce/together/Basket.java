/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import dev.freshet.ecommerce.orders.OrderChange;
import dev.freshet.ecommerce.orders.OrderLine;
import dev.freshet.ecommerce.orders.OrderType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The distinct items of an order that begins or ceases to count, in the order of its lines and at most {@value #MOST_ITEMS}:
 * an order of n items is n · (n − 1) pairs, so that one of all the catalog would be most of the work of a day.
 *
 * @param sign +1 counts, −1 takes back what was counted before
 */
record Basket(int sign, List<String> items) {

    static final int MOST_ITEMS = 100;

    /** Null of a refund: what is given back was bought together all the same. */
    static @Nullable Basket of(OrderChange change) {
        if (change.type() == OrderType.REFUND) {
            return null;
        }
        Set<String> distinct = new LinkedHashSet<>();
        for (OrderLine line : change.lines()) {
            distinct.add(line.itemId());
            if (distinct.size() == MOST_ITEMS) {
                break;
            }
        }
        return new Basket(change.sign(), new ArrayList<>(distinct));
    }
}
