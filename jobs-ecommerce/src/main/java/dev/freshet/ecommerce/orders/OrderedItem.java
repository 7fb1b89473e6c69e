/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.Range;
import dev.freshet.ecommerce.ShopItem;
import java.math.BigDecimal;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One line of a purchase or refund.
 *
 * @param price per unit, after discount; of a refund what was paid back per unit
 * @param quantity units, positive
 * @param discount per unit, zero where there was none
 * @param locationId where it was bought from, or is given back to; null where the event did not say
 */
public record OrderedItem(
        String itemId,

        @Description("unknown where neither the event nor the catalog knows it.")
        String category,

        @Description("Per unit, after discount; of a refund what was paid back per unit.") @Range(minimum = 0)
        BigDecimal price,

        @Description("Units, positive in a refund too.") @Range(minimum = 1)
        long quantity,

        @Description("Per unit; 0 where there was none.") @Range(minimum = 0)
        BigDecimal discount,

        @Description("Where it was bought from; absent where the event did not say.") @Nullable
        String locationId) {

    /** By what a line says, whatever the scale in which amounts are written, whatever the category, and wherever from: browsers may not know. */
    static final Comparator<OrderedItem> BY_CONTENT = Comparator.comparing(OrderedItem::itemId)
            .thenComparing(OrderedItem::price)
            .thenComparing(OrderedItem::quantity)
            .thenComparing(OrderedItem::discount);

    static OrderedItem of(ShopItem item) {
        BigDecimal discount = item.discount() == null ? BigDecimal.ZERO : item.discount();
        return new OrderedItem(
                item.itemId(), item.categoryOrUnknown(), item.price(), item.quantity(), discount, item.locationId());
    }

    /** Price · units, for some of the line's units. */
    BigDecimal paidFor(long units) {
        return price.multiply(BigDecimal.valueOf(units));
    }

    /** What the shop gave away on the whole line. */
    BigDecimal discountOfLine() {
        return discount.multiply(BigDecimal.valueOf(quantity));
    }

    /** What the whole line would have cost without discount. */
    BigDecimal grossOfLine() {
        return paidFor(quantity).add(discountOfLine());
    }
}
