/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Leaves out the counts of all orders. */
final class CountsOfItems implements FlatMapFunction<BasketCounts, ListInput> {

    private static final long serialVersionUID = 1L;

    @Override
    public void flatMap(BasketCounts counts, Collector<ListInput> out) {
        if (counts.isOfAnItem()) {
            out.collect(ListInput.of(counts));
        }
    }
}
