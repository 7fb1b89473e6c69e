/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.ecommerce.EcommerceTopics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the job should have written of what counts, topic by topic. */
final class EcommerceReference {

    private EcommerceReference() {}

    /**
     * By topic and key; {@link #key} tells the same of a row that was written.
     *
     * @param offers the campaigns there are
     */
    static Map<String, Map<String, ObjectNode>> rows(List<JsonNode> events, List<JsonNode> movements, Offers offers) {
        ShoppersReference shoppers = ShoppersReference.of(events);
        OrdersReference orders = OrdersReference.of(events, shoppers);
        return Map.of(
                EcommerceTopics.ORDERS.name(),
                orders.rows(),
                EcommerceTopics.PRODUCT_METRICS.name(),
                MetricsReference.of(events, shoppers, orders).rows(),
                EcommerceTopics.FUNNEL.name(),
                FunnelReference.of(events, shoppers).rows(),
                EcommerceTopics.TRENDING.name(),
                TrendingReference.of(events).rows(),
                EcommerceTopics.BOUGHT_TOGETHER.name(),
                TogetherReference.of(orders).rows(),
                EcommerceTopics.STOCK.name(),
                StockReference.of(movements, events, orders).rows(),
                EcommerceTopics.ACTIONS.name(),
                OffersReference.rows(events, shoppers, offers));
    }

    /** The alerts that are on by the end, {@code rule|subject}, by the rows of stock. No item has a reorder point, so none is ever low. */
    static Set<String> firing(Map<String, Map<String, ObjectNode>> rows) {
        Set<String> firing = new TreeSet<>();
        rows.getOrDefault(EcommerceTopics.STOCK.name(), Map.of()).forEach((place, row) -> {
            long available = row.path("available").asLong();
            if (available <= 0) {
                firing.add("OUT_OF_STOCK|" + place);
            }
            if (available < 0) {
                firing.add("OVERSOLD|" + place);
            }
        });
        return firing;
    }

    /**
     * Which row of its topic it is.
     *
     * @param today where windows end that only the closing records opened
     * @return null for a row that is not compared
     */
    static @Nullable String key(String topic, JsonNode row, String today) {
        if (topic.equals(EcommerceTopics.ORDERS.name())) {
            return OrdersReference.key(row);
        }
        if (topic.equals(EcommerceTopics.TRENDING.name())) {
            return TrendingReference.key(row);
        }
        if (topic.equals(EcommerceTopics.BOUGHT_TOGETHER.name())) {
            return TogetherReference.key(row);
        }
        if (topic.equals(EcommerceTopics.STOCK.name())) {
            return Movements.isOfClosing(row.path("item_id").asText()) ? null : StockReference.key(row);
        }
        if (topic.equals(EcommerceTopics.ACTIONS.name())) {
            return OffersReference.key(row);
        }
        // The closing records have rows as well.
        if (row.path("window_end").asText().compareTo(today) > 0) {
            return null;
        }
        return topic.equals(EcommerceTopics.FUNNEL.name()) ? FunnelReference.key(row) : MetricsReference.key(row);
    }
}
