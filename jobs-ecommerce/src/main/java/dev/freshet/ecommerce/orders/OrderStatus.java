/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

/** Whether a row counts. Constants are appended, never renamed. */
public enum OrderStatus {
    /** Counts. */
    BOOKED,
    /** Another purchase has the same transaction id and came first; all amounts are zero. */
    SUPERSEDED
}
