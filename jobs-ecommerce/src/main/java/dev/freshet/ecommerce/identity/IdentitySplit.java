/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.identity;

import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.ShopperEvent;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Events of a user who is no visitor are settled; all others say something about a visitor. */
final class IdentitySplit extends ProcessFunction<ShopEvent, ShopperEvent> {

    private static final long serialVersionUID = 1L;

    static final OutputTag<ShopEvent> OF_VISITORS = new OutputTag<>("visitor-events", Types.POJO(ShopEvent.class));

    @Override
    public void processElement(ShopEvent event, Context context, Collector<ShopperEvent> out) {
        if (event.anonymousId() == null) {
            out.collect(new ShopperEvent(event.shopper(), event));
        } else {
            context.output(OF_VISITORS, event);
        }
    }
}
