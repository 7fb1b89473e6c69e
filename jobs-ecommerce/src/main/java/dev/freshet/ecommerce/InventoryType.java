/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

/** What happened to stock. Constants are appended, never renamed. */
public enum InventoryType {
    /** Goods came in. */
    RECEIPT,
    /** A count found more or, with a negative quantity, less. */
    ADJUSTMENT,
    /** Units are held for somebody. */
    RESERVE,
    /** A reservation is given up. */
    RELEASE,
    /** Goods left; closes the reservation that it names. */
    SHIP,
    /** Goods came back from a customer. */
    RETURN
}
