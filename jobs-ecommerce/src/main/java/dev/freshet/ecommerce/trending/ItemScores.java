/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.trending;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** What the items of the category that is the current key have drawn. */
final class ItemScores {

    private final HalfLife halfLife;

    /**
     * By item. An item is cleared when it has drawn nothing for {@link HalfLife#MEMORY} half-lives, at the next refresh of its
     * category or, when that falls silent, with all others: as many as the category has items in ten days of events, if a
     * half-life is six hours. One number of each kind per half-life, of those that count at the category's newest refresh.
     */
    private final MapState<String, Attention> items;

    /** The half-life in milliseconds by which the items were counted; cleared with them. */
    private final ValueState<Long> countedBy;

    ItemScores(RuntimeContext context, HalfLife halfLife) {
        this.halfLife = halfLife;
        items = context.getMapState(new MapStateDescriptor<>("items", Types.STRING, Types.POJO(Attention.class)));
        countedBy = context.getState(new ValueStateDescriptor<>("half-life", Types.LONG));
    }

    void add(List<CategoryAttention> gains) throws Exception {
        useTodaysHalfLife();
        Map<String, Attention> byItem = new HashMap<>();
        for (CategoryAttention gain : gains) {
            byItem.merge(gain.itemId(), gain.attention(), Attention::plus);
        }
        byItem.remove(CategoryAttention.NO_ITEM);
        for (Map.Entry<String, Attention> gain : byItem.entrySet()) {
            Attention known = items.get(gain.getKey());
            items.put(gain.getKey(), known == null ? gain.getValue() : known.plus(gain.getValue()));
        }
    }

    /** All that count something as of a time, epoch milliseconds; forgets the rest. */
    List<Map.Entry<String, Attention>> countingAt(long asOf) throws Exception {
        long first = halfLife.firstThatCounts(asOf);
        List<Map.Entry<String, Attention>> counting = new ArrayList<>();
        Iterator<Map.Entry<String, Attention>> kept = items.iterator();
        while (kept.hasNext()) {
            Map.Entry<String, Attention> item = kept.next();
            Attention all = item.getValue();
            Attention attention = all.since(first);
            if (attention.isNothing()) {
                kept.remove();
                continue;
            }
            if (attention.periods().size() < all.periods().size()) {
                item.setValue(attention);
            }
            counting.add(Map.entry(item.getKey(), attention));
        }
        return counting;
    }

    private void useTodaysHalfLife() throws Exception {
        Long former = countedBy.value();
        if (former != null && former == halfLife.millis()) {
            return;
        }
        if (former != null) {
            Map<String, Attention> rescaled = new HashMap<>();
            for (Map.Entry<String, Attention> item : items.entries()) {
                rescaled.put(item.getKey(), item.getValue().rescaled(new HalfLife(former), halfLife));
            }
            items.putAll(rescaled);
        }
        countedBy.update(halfLife.millis());
    }

    void clear() {
        items.clear();
        countedBy.clear();
    }
}
