/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.Range;
import dev.freshet.ecommerce.JoinedKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One purchase or refund as the shop should count it. The newest revision of {@link #rowKey()} is the truth; the rows of a
 * transaction do not depend on the order in which its events came, {@code revision} and {@code updatedAt} do.
 *
 * <p>All amounts are in the row's own currency and not negative, only {@code net} is signed.
 *
 * @param gross Σ (price + discount) · quantity of a purchase
 * @param discount Σ discount · quantity of a purchase
 * @param refunded Σ price · quantity of a refund, of the units that had been bought; of all units where {@code unmatched}
 * @param excessRefunded Σ price · quantity of the units above that
 * @param net gross − discount of a purchase, −refunded of a refund
 * @param excess some units of the refund were never bought, or already given back
 * @param unmatched no purchase with this transaction id was found in time
 * @param items as reported, also of a superseded purchase
 * @param revision from 1, rising
 * @param updatedAt event time of what decided this revision, never before {@code eventTime}
 */
@Description("One purchase or refund as the shop should count it. The newest revision is the truth.")
public record OrderRow(
        String transactionId,
        String eventId,
        Instant eventTime,
        OrderType type,

        @Description("superseded: another purchase has the same transaction_id and came first; all amounts are zero.")
        OrderStatus status,

        String shopper,
        @Description("ISO 4217, of all amounts of the row.") String currency,

        @Description("Sum of (price + discount) times quantity of a purchase.") @Range(minimum = 0)
        BigDecimal gross,

        @Description("Sum of discount times quantity of a purchase.") @Range(minimum = 0)
        BigDecimal discount,

        @Description(
                "Sum of price times quantity of a refund, of the units that had been bought; of all where unmatched.")
        @Range(minimum = 0)
        BigDecimal refunded,

        @Description("Sum of price times quantity of the units of a refund above that.") @Range(minimum = 0)
        BigDecimal excessRefunded,

        @Description("gross - discount of a purchase, -refunded of a refund.")
        BigDecimal net,

        @Description("Some units of the refund were never bought, or already given back.")
        boolean excess,

        @Description("No purchase with this transaction_id was found in time.")
        boolean unmatched,

        @Nullable String coupon,

        @Description("As reported, also of a superseded purchase.")
        List<OrderedItem> items,

        @Description("From 1, rising.") @Range(minimum = 1) long revision,

        @Description("Event time of what decided this revision, never before event_time.")
        Instant updatedAt) {

    /** Transaction id, {@code |}, event id, as in {@link JoinedKey}. */
    public String rowKey() {
        return JoinedKey.of(transactionId, eventId);
    }

    static OrderRow purchase(OrderEvent event, long revision, Instant decidedAt) {
        BigDecimal gross = BigDecimal.ZERO;
        BigDecimal discount = BigDecimal.ZERO;
        for (OrderedItem item : event.items()) {
            gross = gross.add(item.grossOfLine());
            discount = discount.add(item.discountOfLine());
        }
        Amounts amounts = new Amounts(gross, discount, BigDecimal.ZERO, BigDecimal.ZERO, gross.subtract(discount));
        return of(event, OrderStatus.BOOKED, amounts, false, false, revision, decidedAt);
    }

    static OrderRow superseded(OrderEvent event, long revision, Instant decidedAt) {
        return of(event, OrderStatus.SUPERSEDED, Amounts.NOTHING, false, false, revision, decidedAt);
    }

    static OrderRow refund(OrderEvent event, RefundVerdict verdict, long revision, Instant decidedAt) {
        BigDecimal refunded = BigDecimal.ZERO;
        BigDecimal excess = BigDecimal.ZERO;
        for (int line = 0; line < event.items().size(); line++) {
            OrderedItem item = event.items().get(line);
            long above = verdict.excess().get(line);
            refunded = refunded.add(item.paidFor(item.quantity() - above));
            excess = excess.add(item.paidFor(above));
        }
        Amounts amounts = new Amounts(BigDecimal.ZERO, BigDecimal.ZERO, refunded, excess, refunded.negate());
        return of(event, OrderStatus.BOOKED, amounts, verdict.hasExcess(), verdict.unmatched(), revision, decidedAt);
    }

    private static OrderRow of(
            OrderEvent event,
            OrderStatus status,
            Amounts amounts,
            boolean excess,
            boolean unmatched,
            long revision,
            Instant decidedAt) {
        return new OrderRow(
                event.transactionId(),
                event.eventId(),
                event.eventTime(),
                event.type(),
                status,
                event.shopper(),
                event.currency(),
                amounts.gross,
                amounts.discount,
                amounts.refunded,
                amounts.excess,
                amounts.net,
                excess,
                unmatched,
                event.coupon(),
                event.items(),
                revision,
                decidedAt.isBefore(event.eventTime()) ? event.eventTime() : decidedAt);
    }

    private record Amounts(
            BigDecimal gross, BigDecimal discount, BigDecimal refunded, BigDecimal excess, BigDecimal net) {

        private static final Amounts NOTHING =
                new Amounts(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }
}
