/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import java.time.Instant;

/** A stretch of time in epoch milliseconds: the start belongs to it, the end does not. */
public record ShopWindow(long startMillis, long endMillis) {

    public boolean contains(long epochMilli) {
        return startMillis <= epochMilli && epochMilli < endMillis;
    }

    /** The last millisecond inside: a watermark that has reached it has closed the window. */
    public long lastMillis() {
        return endMillis - 1;
    }

    public Instant start() {
        return Instant.ofEpochMilli(startMillis);
    }

    public Instant end() {
        return Instant.ofEpochMilli(endMillis);
    }
}
