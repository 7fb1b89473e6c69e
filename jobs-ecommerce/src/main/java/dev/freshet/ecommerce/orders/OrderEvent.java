/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import dev.freshet.ecommerce.EventName;
import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.ShopperAnswer;
import dev.freshet.ecommerce.ShopperEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A purchase or refund as it was reported, without what an order has no use for.
 *
 * @param reportedBy who it was as far as the event alone can say: the user, else the visitor
 * @param shopper who it was as far as is known
 * @param answer the number of the answer to who it was; of the same event, the highest holds
 */
public record OrderEvent(
        String transactionId,
        String eventId,
        Instant eventTime,
        OrderType type,
        String reportedBy,
        String shopper,
        String currency,
        @Nullable String coupon,
        List<OrderedItem> items,
        long answer) {

    /**
     * Which of two events comes first: the earlier, then the one with the smaller event id. Where a producer used an event id
     * twice in a transaction, a purchase comes before a refund, whatever their times; then who reported it and what it says
     * decide, so that two different events are never equal. The shopper has no say: it may yet be corrected.
     */
    static final Comparator<OrderEvent> PRECEDENCE = Comparator.comparing(OrderEvent::type)
            .thenComparing(OrderEvent::eventTime)
            .thenComparing(OrderEvent::eventId)
            .thenComparing(OrderEvent::reportedBy)
            .thenComparing(OrderEvent::content);

    /** From a purchase or refund that has kept the rules of the contract. */
    static OrderEvent of(ShopperEvent reported) {
        return of(reported.event(), reported.shopper(), 0);
    }

    /** The same once more, with another answer to who it was. */
    static OrderEvent of(ShopperAnswer answer) {
        return of(answer.event(), answer.shopper(), answer.number());
    }

    private static OrderEvent of(ShopEvent event, String shopper, long answer) {
        List<OrderedItem> items = new ArrayList<>(event.items().size());
        event.items().forEach(item -> items.add(OrderedItem.of(item)));
        return new OrderEvent(
                Objects.requireNonNull(event.transactionId()),
                event.eventId(),
                event.eventTime(),
                event.eventName() == EventName.PURCHASE ? OrderType.PURCHASE : OrderType.REFUND,
                event.shopper(),
                shopper,
                Objects.requireNonNull(event.currency()),
                event.coupon(),
                items,
                answer);
    }

    boolean precedes(OrderEvent other) {
        return PRECEDENCE.compare(this, other) < 0;
    }

    /** Whether of two events with one id this one has the row. */
    boolean replaces(OrderEvent other) {
        return isSameReport(other) ? answer > other.answer : precedes(other);
    }

    /** Whether both are one report of one client, who may have been told apart only later. */
    boolean isSameReport(OrderEvent other) {
        return PRECEDENCE.compare(this, other) == 0;
    }

    /** Whether two clients reported the same thing: currency and lines are equal; who, when, with which id and in which order may differ. */
    boolean sameContent(OrderEvent other) {
        if (type != other.type || !currency.equals(other.currency) || items.size() != other.items.size()) {
            return false;
        }
        List<OrderedItem> lines = sortedItems();
        List<OrderedItem> otherLines = other.sortedItems();
        for (int line = 0; line < lines.size(); line++) {
            if (OrderedItem.BY_CONTENT.compare(lines.get(line), otherLines.get(line)) != 0) {
                return false;
            }
        }
        return true;
    }

    private List<OrderedItem> sortedItems() {
        return items.stream().sorted(OrderedItem.BY_CONTENT).toList();
    }

    /** The change that books this event. */
    OrderChange booked() {
        return change(1);
    }

    /** The change that takes back {@link #booked()}. */
    OrderChange takenBack() {
        return change(-1);
    }

    private String content() {
        return currency + ' ' + coupon + ' ' + items;
    }

    private OrderChange change(int sign) {
        List<OrderLine> lines = new ArrayList<>(items.size());
        items.forEach(item -> lines.add(line(item)));
        return new OrderChange(transactionId, eventId, eventTime, type, sign, shopper, currency, lines);
    }

    private OrderLine line(OrderedItem item) {
        return switch (type) {
            case PURCHASE ->
                new OrderLine(
                        item.itemId(),
                        item.category(),
                        item.locationId(),
                        item.quantity(),
                        item.grossOfLine(),
                        item.discountOfLine(),
                        BigDecimal.ZERO);
            case REFUND ->
                new OrderLine(
                        item.itemId(),
                        item.category(),
                        item.locationId(),
                        item.quantity(),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        item.paidFor(item.quantity()));
        };
    }
}
