/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** In how many orders the item of the current key is, alone and together with each other. */
final class PartnerCounts {

    /** Orders that contain the item; kept for good while there are any. */
    private final ValueState<Long> orders;

    /**
     * Orders that contain both, by the other item. Kept for good while there are any, so bounded by the items that were ever
     * bought together with this one: at most as many as the shop has, and at most 99 more with each order.
     */
    private final MapState<String, Long> together;

    PartnerCounts(RuntimeContext context) {
        orders = context.getState(new ValueStateDescriptor<>("orders", Types.LONG));
        together = context.getMapState(new MapStateDescriptor<>("together", Types.STRING, Types.LONG));
    }

    long orders() throws Exception {
        Long known = orders.value();
        return known == null ? 0 : known;
    }

    boolean hasPartners() throws Exception {
        return !together.isEmpty();
    }

    Iterable<Map.Entry<String, Long>> together() throws Exception {
        return together.entries();
    }

    void add(BasketCounts counts) throws Exception {
        if (counts.orders() != 0) {
            long sum = orders() + counts.orders();
            if (sum == 0) {
                orders.clear();
            } else {
                orders.update(sum);
            }
        }
        for (PartnerCount partner : counts.partners()) {
            Long known = together.get(partner.itemId());
            long sum = (known == null ? 0 : known) + partner.orders();
            if (sum == 0) {
                together.remove(partner.itemId());
            } else {
                together.put(partner.itemId(), sum);
            }
        }
    }
}
