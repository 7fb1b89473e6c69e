/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.catalog;

import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.ShopItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Puts an event together again with the categories that were asked for it, in whatever order they come.
 *
 * <p>Needs no timer: every question is answered exactly once, and the answers come before the watermark that released them,
 * so that a completed event is never behind the watermark that follows it.
 */
final class CategoryAssemblyFunction extends KeyedCoProcessFunction<EventKey, ShopEvent, CategoryAnswer, ShopEvent> {

    private static final long serialVersionUID = 1L;

    /** The event that waits; one per key, cleared when its last answer is there. */
    private transient ValueState<ShopEvent> incomplete;

    /** Category by item; at most one per line of the event, cleared with it. */
    private transient MapState<String, String> categories;

    /** Questions minus answers; below zero before the event itself has come. Cleared with it. */
    private transient ValueState<Integer> open;

    @Override
    public void open(OpenContext context) {
        incomplete = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("incomplete-event", Types.POJO(ShopEvent.class)));
        categories =
                getRuntimeContext().getMapState(new MapStateDescriptor<>("categories", Types.STRING, Types.STRING));
        open = getRuntimeContext().getState(new ValueStateDescriptor<>("open-questions", Types.INT));
    }

    @Override
    public void processElement1(ShopEvent event, Context context, Collector<ShopEvent> out) throws Exception {
        incomplete.update(event);
        countOpen(CategorySplit.itemsWithoutCategory(event).size());
        emitIfComplete(out);
    }

    @Override
    public void processElement2(CategoryAnswer answer, Context context, Collector<ShopEvent> out) throws Exception {
        categories.put(answer.itemId(), answer.category());
        countOpen(-1);
        emitIfComplete(out);
    }

    private void countOpen(int change) throws Exception {
        Integer before = open.value();
        open.update((before == null ? 0 : before) + change);
    }

    private void emitIfComplete(Collector<ShopEvent> out) throws Exception {
        if (open.value() != 0) {
            return;
        }
        ShopEvent event = Objects.requireNonNull(incomplete.value());
        List<ShopItem> items = new ArrayList<>(event.items().size());
        for (ShopItem item : event.items()) {
            items.add(item.hasCategory() ? item : item.withCategory(categories.get(item.itemId())));
        }
        out.collect(event.withItems(items));
        incomplete.clear();
        categories.clear();
        open.clear();
    }
}
