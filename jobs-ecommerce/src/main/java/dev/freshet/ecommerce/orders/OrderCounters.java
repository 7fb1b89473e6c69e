/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** What the orders operator counts for whoever watches it. Diagnostics: they recount after a restart. */
final class OrderCounters {

    private final Counter duplicates;
    private final Counter conflicts;
    private final Counter unmatched;
    private final Counter excess;
    private final Counter beyondLimit;

    OrderCounters(MetricGroup group) {
        this.duplicates = group.counter("duplicateTransactions");
        this.conflicts = group.counter("conflictingTransactions");
        this.unmatched = group.counter("unmatchedRefunds");
        this.excess = group.counter("excessRefunds");
        this.beyondLimit = group.counter("refundsBeyondLimit");
    }

    /** Two events claim the same place. */
    void clash(OrderEvent one, OrderEvent other) {
        (one.sameContent(other) ? duplicates : conflicts).inc();
    }

    /** A refund got another verdict; each flag is counted when it is first raised. */
    void judged(BookedRefund before, RefundVerdict verdict) {
        if (verdict.unmatched()) {
            unmatched.inc();
        }
        if (verdict.hasExcess()
                && (before.verdict() == null || !before.verdict().hasExcess())) {
            excess.inc();
        }
    }

    void beyondLimit() {
        beyondLimit.inc();
    }
}
