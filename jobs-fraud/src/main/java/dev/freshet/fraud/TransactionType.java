/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

/** What a transaction does with money. Constants are appended, never renamed. */
public enum TransactionType {
    PURCHASE,
    /** Cash is taken out. */
    WITHDRAWAL,
    /** Money goes to another account. */
    TRANSFER,
    /** A merchant gives money back. */
    REFUND,
    /** A transaction is undone. */
    REVERSAL;

    /** Whether money leaves the account. Counts, averages and maxima take only these; the others subtract from sums. */
    public boolean isSpending() {
        return this != REFUND && this != REVERSAL;
    }
}
