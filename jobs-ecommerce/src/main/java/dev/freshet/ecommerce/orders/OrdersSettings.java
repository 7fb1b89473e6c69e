/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import java.io.Serializable;
import java.time.Duration;

/**
 * The figures of the orders feature.
 *
 * @param refundWait how long a refund waits for its purchase, in event time
 * @param memory how long a transaction is remembered after its newest event, in event time; longer than {@code refundWait}
 * @param allowedLateness how far behind the watermark an event may come
 */
public record OrdersSettings(Duration refundWait, Duration memory, Duration allowedLateness) implements Serializable {

    public OrdersSettings {
        if (refundWait.isNegative() || memory.compareTo(refundWait) <= 0) {
            throw new IllegalArgumentException("a transaction must be remembered for longer than a refund waits for its"
                    + " purchase, but memory is " + memory + " and the wait " + refundWait);
        }
    }

    /** How far the watermark passes the newest event of a transaction before no event that it concerns can come. */
    Duration retention() {
        return memory.plus(allowedLateness);
    }
}
