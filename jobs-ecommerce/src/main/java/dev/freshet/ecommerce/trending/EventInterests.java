/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import dev.freshet.ecommerce.ShopperEvent;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Views and carts, by item. */
final class EventInterests implements FlatMapFunction<ShopperEvent, ShopperItemChange> {

    private static final long serialVersionUID = 1L;

    @Override
    public void flatMap(ShopperEvent happened, Collector<ShopperItemChange> out) {
        Interests.of(happened).forEach(out::collect);
    }
}
