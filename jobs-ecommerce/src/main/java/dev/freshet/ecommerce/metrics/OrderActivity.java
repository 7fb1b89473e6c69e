/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import dev.freshet.ecommerce.orders.OrderChange;
import dev.freshet.ecommerce.orders.OrderLine;
import dev.freshet.ecommerce.orders.OrderType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Orders, units and money, from order changes at the time of the purchase or refund that they book or take back.
 *
 * <p>An order counts once per item, category and shop that it contains; units and money are those of its lines. A refund is
 * money only: it counts no order and takes back no units.
 */
final class OrderActivity implements ActivitySource<OrderChange> {

    private static final long serialVersionUID = 1L;

    private final ShopCalendar calendar;

    OrderActivity(ShopCalendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public void add(OrderChange change, Accumulators to) {
        Instant time = change.eventTime();
        long minute = calendar.window(Granularity.MINUTE, time.toEpochMilli()).startMillis();
        Accumulator shop = to.of(Dimension.SHOP, Dimension.WHOLE_SHOP, minute).happened(time, null);
        Set<Accumulator> contained = new HashSet<>();
        contained.add(shop);
        for (OrderLine line : change.lines()) {
            Accumulator item = to.of(Dimension.ITEM, line.itemId(), minute).happened(time, line.category());
            Accumulator category =
                    to.of(Dimension.CATEGORY, line.category(), minute).happened(time, null);
            contained.add(item);
            contained.add(category);
            CurrencyAmounts amounts = signedAmounts(change, line);
            long units = change.type() == OrderType.PURCHASE ? change.sign() * line.quantity() : 0;
            book(units, amounts, item);
            book(units, amounts, category);
            book(units, amounts, shop);
        }
        if (change.type() == OrderType.PURCHASE) {
            contained.forEach(accumulator -> accumulator.order(change.sign()));
        }
    }

    private static void book(long units, CurrencyAmounts amounts, Accumulator accumulator) {
        accumulator.units(units);
        accumulator.amounts(amounts);
    }

    private static CurrencyAmounts signedAmounts(OrderChange change, OrderLine line) {
        return new CurrencyAmounts(
                change.currency(),
                signed(change.sign(), line.gross()),
                signed(change.sign(), line.discount()),
                signed(change.sign(), line.refunded()));
    }

    private static BigDecimal signed(int sign, BigDecimal amount) {
        return sign < 0 ? amount.negate() : amount;
    }
}
