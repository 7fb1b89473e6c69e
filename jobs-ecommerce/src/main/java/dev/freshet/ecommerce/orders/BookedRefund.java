/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import org.jspecify.annotations.Nullable;

/**
 * A refund, and what was last said of it.
 *
 * @param verdict of its newest row; null while it waits for its purchase
 * @param revision of its newest row, 0 before the first
 */
public record BookedRefund(OrderEvent event, @Nullable RefundVerdict verdict, long revision) {

    static BookedRefund waiting(OrderEvent event) {
        return new BookedRefund(event, null, 0);
    }

    /** The next revision, under a new verdict. */
    BookedRefund judged(RefundVerdict changed) {
        return new BookedRefund(event, changed, revision + 1);
    }

    /** The same row for another event, yet to be judged. */
    BookedRefund replacedBy(OrderEvent other) {
        return new BookedRefund(other, null, revision);
    }
}
