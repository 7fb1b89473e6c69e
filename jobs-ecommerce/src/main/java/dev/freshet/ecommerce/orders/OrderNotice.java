/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

/** What somebody who watches the job wants counted. The counts are diagnostics: they begin again after a restart. */
enum OrderNotice {
    /** A purchase or an event id came again with the same content. */
    DUPLICATE("duplicateTransactions"),
    /** A purchase or an event id came again with other content. */
    CONFLICT("conflictingTransactions"),
    /** A refund waited in vain for its purchase. */
    UNMATCHED("unmatchedRefunds"),
    /** More was given back than was bought; counted when a refund is first found to be so. */
    EXCESS("excessRefunds"),
    /** A refund is not judged because too many of its transaction came before it. */
    BEYOND_LIMIT("refundsBeyondLimit");

    private final String metric;

    OrderNotice(String metric) {
        this.metric = metric;
    }

    String metric() {
        return metric;
    }
}
