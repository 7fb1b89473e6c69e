/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import dev.freshet.ecommerce.HandedOver;
import dev.freshet.ecommerce.VisitorStep;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * What a sign-in changes: the user has the visitor's steps too, and the visitor's views begin no way any more. Other steps stay
 * with the visitor as well: views that are too old to be handed over still lead to them.
 */
final class TransferredSteps implements FlatMapFunction<HandedOver, ShopperStep> {

    private static final long serialVersionUID = 1L;

    @Override
    public void flatMap(HandedOver handed, Collector<ShopperStep> out) {
        for (VisitorStep done : handed.steps()) {
            FunnelStep step = FunnelStep.of(done.name());
            if (step == null) {
                continue;
            }
            StepAt at = new StepAt(done.time(), step);
            out.collect(new ShopperStep(handed.user(), at, new StepTransfer(handed.at(), false)));
            if (step == FunnelStep.VIEW_ITEM) {
                out.collect(new ShopperStep(handed.visitor(), at, new StepTransfer(handed.at(), true)));
            }
        }
    }
}
