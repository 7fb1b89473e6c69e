/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import dev.freshet.ecommerce.orders.OrderChange;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Purchases that begin or cease to count, by item. */
final class OrderInterests implements FlatMapFunction<OrderChange, ShopperItemChange> {

    private static final long serialVersionUID = 1L;

    @Override
    public void flatMap(OrderChange change, Collector<ShopperItemChange> out) {
        Interests.of(change).forEach(out::collect);
    }
}
