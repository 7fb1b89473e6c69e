/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import org.jspecify.annotations.Nullable;

/**
 * A purchase or refund, and what was last said under its event id.
 *
 * @param verdict of a refund's newest row; null while it waits for its purchase, and of purchases
 * @param revision of the newest row, 0 before the first
 */
public record BookedEvent(OrderEvent event, @Nullable RefundVerdict verdict, long revision) {

    /** A purchase's next revision. */
    BookedEvent published() {
        return new BookedEvent(event, null, revision + 1);
    }

    /** A refund's next revision, under a new verdict. */
    BookedEvent judged(RefundVerdict changed) {
        return new BookedEvent(event, changed, revision + 1);
    }
}
