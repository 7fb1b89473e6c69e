/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import dev.freshet.ecommerce.RefreshInterval;
import dev.freshet.ecommerce.ShopperEvent;
import dev.freshet.ecommerce.aggregation.Aggregation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/**
 * Until when something happened in each category. Every event moves the time of its categories on, whether it comes to count
 * or not and whatever is taken back: so a list's time does not depend on the order of arrival.
 */
final class MomentAggregation implements Aggregation<ShopperEvent, CategoryAttention> {

    private record Slot(String category, long end) {}

    /** End of the interval of the newest event. */
    private final Map<Slot, Long> slots = new LinkedHashMap<>();

    private final RefreshInterval refresh;

    MomentAggregation(RefreshInterval refresh) {
        this.refresh = refresh;
    }

    @Override
    public void add(ShopperEvent happened, long watermark) {
        long time = happened.event().eventTime().toEpochMilli();
        for (String category : Interests.categories(happened.event())) {
            slots.merge(new Slot(category, refresh.end(time, watermark)), refresh.end(time, Long.MIN_VALUE), Math::max);
        }
    }

    @Override
    public int size() {
        return slots.size();
    }

    @Override
    public void drainTo(ObjLongConsumer<CategoryAttention> consumer) {
        slots.forEach((slot, newest) -> consumer.accept(
                new CategoryAttention(slot.category, CategoryAttention.NO_ITEM, slot.end, newest, Attention.NONE),
                slot.end - 1));
        slots.clear();
    }
}
