/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import java.time.Instant;
import java.util.List;

/**
 * A purchase or refund that begins or ceases to count. The sum of all changes of a transaction is what it is worth,
 * whatever the order in which its events came.
 *
 * @param eventId the purchase or refund that is booked or taken back
 * @param eventTime its own time, in which it counts; never the time of the event that displaced it
 * @param sign +1 books, −1 takes back what was booked before
 * @param lines one per line of the event, in its order; an item may occur more than once
 */
public record OrderChange(
        String transactionId,
        String eventId,
        Instant eventTime,
        OrderType type,
        int sign,
        String shopper,
        String currency,
        List<OrderLine> lines) {}
