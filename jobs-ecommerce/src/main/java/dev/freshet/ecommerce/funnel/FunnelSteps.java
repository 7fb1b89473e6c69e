/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import dev.freshet.ecommerce.ShopperEvent;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Of all events the steps, and of those no more than the funnel needs. */
final class FunnelSteps implements FlatMapFunction<ShopperEvent, ShopperStep> {

    private static final long serialVersionUID = 1L;

    @Override
    public void flatMap(ShopperEvent happened, Collector<ShopperStep> out) {
        FunnelStep step = FunnelStep.of(happened.event().eventName());
        if (step != null) {
            out.collect(ShopperStep.own(
                    happened.shopper(), new StepAt(happened.event().eventTime(), step)));
        }
    }
}
