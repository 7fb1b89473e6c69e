/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What baskets add to the counts of one item, or of all orders.
 *
 * @param itemId the item, or {@link #ALL_ORDERS}
 * @param end of the interval of event time at whose end it counts, epoch milliseconds
 * @param orders that contain the item; negative where more were taken back than came, and zero where as many
 * @param partners each once, none with a zero
 */
public record BasketCounts(String itemId, long end, long orders, List<PartnerCount> partners) {

    /** No item has it: an item's id has a character at least. */
    static final String ALL_ORDERS = "";

    /** What several add up to, all of one item and interval; nothing of none. */
    static BasketCounts sum(List<BasketCounts> all) {
        if (all.size() == 1) {
            return all.get(0);
        }
        long orders = 0;
        Map<String, Long> partners = new LinkedHashMap<>();
        for (BasketCounts each : all) {
            orders += each.orders;
            each.partners.forEach(partner -> partners.merge(partner.itemId(), partner.orders(), Long::sum));
        }
        partners.values().removeIf(count -> count == 0);
        List<PartnerCount> counts = new ArrayList<>();
        partners.forEach((item, count) -> counts.add(new PartnerCount(item, count)));
        return all.isEmpty()
                ? new BasketCounts(ALL_ORDERS, 0, 0, List.of())
                : new BasketCounts(all.get(0).itemId, all.get(0).end, orders, counts);
    }

    /** Else as many orders were taken back as came. */
    boolean isAny() {
        return orders != 0 || !partners.isEmpty();
    }

    boolean isOfAnItem() {
        return !itemId.equals(ALL_ORDERS);
    }
}
