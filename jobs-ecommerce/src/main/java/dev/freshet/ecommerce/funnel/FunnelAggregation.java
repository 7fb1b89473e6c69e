/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.funnel;

import dev.freshet.ecommerce.aggregation.Aggregation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/** The changes of many shoppers, added up per window: all shoppers of an hour have one key behind the shuffle. */
final class FunnelAggregation implements Aggregation<FunnelChange, FunnelGain> {

    private record Slot(FunnelWindow window, long end) {}

    private final Map<Slot, FunnelCounts> slots = new LinkedHashMap<>();

    @Override
    public void add(FunnelChange change, long watermark) {
        FunnelWindow window = new FunnelWindow(change.granularity().name(), change.windowStart());
        slots.merge(new Slot(window, change.windowEnd()), FunnelCounts.of(change), FunnelCounts::plus);
    }

    @Override
    public int size() {
        return slots.size();
    }

    @Override
    public void drainTo(ObjLongConsumer<FunnelGain> consumer) {
        slots.forEach(
                (slot, counts) -> consumer.accept(new FunnelGain(slot.window, slot.end, counts), slot.window.start()));
        slots.clear();
    }
}
