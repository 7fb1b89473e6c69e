/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the refunds of one transaction stand against its purchase, from all that is known of it and nothing else: the verdicts
 * do not depend on the order in which events came.
 *
 * <p>A refund matches the purchase if the purchase was made at most {@code refundWait} after it, the very end included. Clocks of
 * tills and web shops differ, and a refund may overtake its purchase; a purchase later than that is another matter. The
 * matching refunds, by event time and then event id, take from what was bought of each item; what is left over of them is
 * excess. Lines of one item add up, in the purchase and in the refund. Only units are compared, never money: a refund may be
 * paid in another currency or at another price.
 *
 * <p>A refund without a match has no verdict until its wait has passed; then all of it is booked, unmatched, because orders
 * from before the stream began exist.
 *
 * @param refundWait how long after a refund its purchase may have been made
 */
record OrderLedger(Duration refundWait) implements Serializable {

    boolean matches(OrderEvent purchase, OrderEvent refund) {
        return !purchase.eventTime().isAfter(waitEnds(refund));
    }

    /** The last instant at which the refund's purchase may have been made. */
    Instant waitEnds(OrderEvent refund) {
        return refund.eventTime().plus(refundWait);
    }

    /**
     * The verdicts by event id, of those refunds that have one.
     *
     * @param purchase the purchase that counts, if one is known
     * @param refunds all that are known, each event id once
     * @param waited event ids of the refunds whose wait is over
     */
    Map<String, RefundVerdict> judge(
            @Nullable OrderEvent purchase, Collection<OrderEvent> refunds, Set<String> waited) {
        Map<String, Long> left = purchase == null ? new HashMap<>() : unitsBought(purchase);
        Map<String, RefundVerdict> verdicts = new HashMap<>();
        for (OrderEvent refund : refunds.stream().sorted(OrderEvent.PRECEDENCE).toList()) {
            if (purchase != null && matches(purchase, refund)) {
                verdicts.put(refund.eventId(), new RefundVerdict(false, takeFrom(left, refund)));
            } else if (waited.contains(refund.eventId())) {
                verdicts.put(refund.eventId(), new RefundVerdict(true, nothing(refund)));
            }
        }
        return verdicts;
    }

    /** The verdict on a refund that comes after so many others that it is not held against what is left. */
    RefundVerdict judgeBeyond(@Nullable OrderEvent purchase, OrderEvent refund) {
        return purchase != null && matches(purchase, refund)
                ? new RefundVerdict(false, everything(refund))
                : new RefundVerdict(true, nothing(refund));
    }

    private static Map<String, Long> unitsBought(OrderEvent purchase) {
        Map<String, Long> units = new HashMap<>();
        purchase.items().forEach(item -> units.merge(item.itemId(), item.quantity(), Long::sum));
        return units;
    }

    private static List<Long> takeFrom(Map<String, Long> left, OrderEvent refund) {
        List<Long> excess = new ArrayList<>(refund.items().size());
        for (OrderedItem item : refund.items()) {
            long available = left.getOrDefault(item.itemId(), 0L);
            long taken = Math.min(available, item.quantity());
            left.put(item.itemId(), available - taken);
            excess.add(item.quantity() - taken);
        }
        return excess;
    }

    private static List<Long> everything(OrderEvent refund) {
        return refund.items().stream().map(OrderedItem::quantity).toList();
    }

    private static List<Long> nothing(OrderEvent refund) {
        return refund.items().stream().map(item -> 0L).toList();
    }
}
