/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import dev.freshet.common.alert.Severity;

/** What somebody wants to hear of. Constants are appended, never renamed: they are part of alert ids. */
enum StockRule {
    /** Fewer units are available than the reorder point; until more are than the point at which that is clear. */
    LOW_STOCK(Severity.INFO, "low"),
    /** Nothing is available; until something is. */
    OUT_OF_STOCK(Severity.WARNING, "out of stock"),
    /** More is promised than there is; until that is so no longer. */
    OVERSOLD(Severity.CRITICAL, "oversold");

    /** Of all rules; another one where what a rule means changes. What is low for an item stands in the catalog. */
    static final long VERSION = 1;

    private final Severity severity;
    private final String adjective;

    StockRule(Severity severity, String adjective) {
        this.severity = severity;
        this.adjective = adjective;
    }

    Severity severity() {
        return severity;
    }

    String adjective() {
        return adjective;
    }
}
