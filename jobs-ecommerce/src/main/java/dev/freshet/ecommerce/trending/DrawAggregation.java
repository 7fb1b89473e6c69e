/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import dev.freshet.ecommerce.RefreshInterval;
import dev.freshet.ecommerce.aggregation.Aggregation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/** Adds up what events add to scores, by category, item and the end of the interval in which it counts. */
final class DrawAggregation implements Aggregation<Draw, CategoryAttention> {

    private record Slot(String category, String itemId, long end) {}

    private record Sum(long newest, Attention attention) {

        Sum plus(Sum other) {
            return new Sum(Math.max(newest, other.newest), attention.plus(other.attention));
        }
    }

    private final Map<Slot, Sum> slots = new LinkedHashMap<>();
    private final RefreshInterval refresh;
    private final HalfLife halfLife;

    DrawAggregation(RefreshInterval refresh, HalfLife halfLife) {
        this.refresh = refresh;
        this.halfLife = halfLife;
    }

    @Override
    public void add(Draw draw, long watermark) {
        Slot slot = new Slot(draw.category(), draw.itemId(), refresh.end(draw.time(), watermark));
        Attention attention = Attention.of(draw.interest(), draw.time(), draw.sign(), halfLife);
        slots.merge(slot, new Sum(refresh.end(draw.time(), Long.MIN_VALUE), attention), Sum::plus);
    }

    @Override
    public int size() {
        return slots.size();
    }

    @Override
    public void drainTo(ObjLongConsumer<CategoryAttention> consumer) {
        slots.forEach((slot, sum) -> {
            if (!sum.attention.isNothing()) {
                consumer.accept(
                        new CategoryAttention(slot.category, slot.itemId, slot.end, sum.newest, sum.attention),
                        slot.end - 1);
            }
        });
        slots.clear();
    }
}
