/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.catalog;

import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.ShopItem;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Lets events through that have every category; of others, asks for each item without one. */
final class CategorySplit extends ProcessFunction<ShopEvent, ShopEvent> {

    private static final long serialVersionUID = 1L;

    static final OutputTag<ShopEvent> INCOMPLETE = new OutputTag<>("incomplete-events", Types.POJO(ShopEvent.class));
    static final OutputTag<CategoryQuestion> QUESTIONS =
            new OutputTag<>("category-questions", Types.POJO(CategoryQuestion.class));

    @Override
    public void processElement(ShopEvent event, Context context, Collector<ShopEvent> out) {
        Set<String> missing = itemsWithoutCategory(event);
        if (missing.isEmpty()) {
            out.collect(event);
            return;
        }
        context.output(INCOMPLETE, event);
        EventKey asker = EventKey.of(event);
        for (String itemId : missing) {
            context.output(QUESTIONS, new CategoryQuestion(itemId, event.eventTime(), asker));
        }
    }

    static Set<String> itemsWithoutCategory(ShopEvent event) {
        Set<String> missing = new LinkedHashSet<>();
        for (ShopItem item : event.items()) {
            if (!item.hasCategory()) {
                missing.add(item.itemId());
            }
        }
        return missing;
    }
}
